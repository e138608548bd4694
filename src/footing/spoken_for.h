// For whom a source speaks: "the star's publicist", "a spokesman for the port", "speaking on behalf of the families".
#pragma once

#include <optional>

#include "footing/footing.h"
#include "footing/token_text.h"

namespace whosays::footing {

/// The words for whom the source of an attribution speaks, in its field; none for those who spoke for somebody once
/// ("former spokesman"), for aides, and for who speaks for themselves.
std::optional<Span> spoken_for(const Input& input, const Attribution& attribution);

/// "White [House]": a mention that is only the end of a body's name, all of whose words have capitals.
bool is_cut_name(const Passage& passage, Span body, Span mention);

/// Who speaks by office or trade ("spokesman", "lawyer"), and not by a deed alone ("who represents").
bool speaks_by_office(const Input& input, const Attribution& attribution);

}  // namespace whosays::footing
