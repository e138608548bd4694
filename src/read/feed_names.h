// Short texts of feeds: is it HTML, what are its words, whose name is it, which vocabulary.
#pragma once

#include <string>
#include <string_view>

namespace whosays::read {

/// Holds a tag or a character reference. RSS does not say what its texts are.
bool looks_like_html(std::string_view text);

/// The words of a short piece of HTML, blanks collapsed.
std::string words_of_html(const std::string& html);

/// "ilse@courier.example (Ilse Varga)", "Ilse Varga <ilse@courier.example>" -> "Ilse Varga"; a bare address gives
/// nothing: it is no name.
std::string name_of_author(std::string_view written);

}  // namespace whosays::read
