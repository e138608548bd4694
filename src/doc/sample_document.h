// A Document out of a hand-written sample: what tests, the worked examples of docs/json.md and the evaluation compare
// with, without running any stage.
#pragma once

#include "base/result.h"
#include "doc/document.h"
#include "doc/text_form.h"

namespace whosays::text_form {

/// The document that the sample describes. A layer is present when the sample has a block of it (or says `no
/// statements`); keys that the sample leaves out keep the defaults of document.h; statements without an id get "s1",
/// "s2", .... Errors: a number that is none, a reference to a row that is not there; each names its line.
Result<Document> document_of(const Sample& sample);

}  // namespace whosays::text_form
