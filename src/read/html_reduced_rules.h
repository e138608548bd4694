// What `reduced_page` knows of HTML's elements: what may be cut behind their tags, and which attributes stay. Data
// only.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace whosays::read::reduced {

/// What a start tag means for the bytes behind it.
enum class Behind : std::uint8_t {
  markup,
  script,   ///< raw text that is never read, unless it is JSON-LD
  unread,   ///< raw text that is never read
  raw,      ///< raw text that may be read
  drawing,  ///< svg: other rules for what is inside
  formula,  ///< math: likewise
  choice,   ///< select: ignores most tags
  island,   ///< inside svg and math: HTML again, or text
  border,   ///< nothing behind it can be cut safely
  inert,    ///< template: may not stand where other rules hold
};

/// Which attributes stay.
enum class Keep : std::uint8_t {
  telling,    ///< those that tell furniture from content
  all,        ///< the parser compares them, or asks for them; or nearly all are read
  type,       ///< type alone
  canonical,  ///< all, if the tag mentions the canonical address
  lang,       ///< lang alone
  time,       ///< telling ones, and datetime
};

struct Rule {
  std::string_view name;
  Behind behind = Behind::markup;
  Keep keep = Keep::telling;
};

/// In the order of their names. Formatting elements keep their attributes: HTML compares them when it opens them
/// again. (Not those of <a>, of which there is one at a time.)
inline constexpr std::array kRules = {
    Rule{"annotation-xml", Behind::border, Keep::all},
    Rule{"b", Behind::markup, Keep::all},
    Rule{"big", Behind::markup, Keep::all},
    Rule{"br", Behind::markup, Keep::all},  // a line end stands for the whole tag
    Rule{"code", Behind::markup, Keep::all},
    Rule{"desc", Behind::island},
    Rule{"em", Behind::markup, Keep::all},
    Rule{"font", Behind::markup, Keep::all},
    Rule{"foreignobject", Behind::border, Keep::all},
    Rule{"frameset", Behind::border, Keep::all},
    Rule{"html", Behind::markup, Keep::lang},
    Rule{"i", Behind::markup, Keep::all},
    Rule{"iframe", Behind::unread},
    Rule{"input", Behind::markup, Keep::all},
    Rule{"isindex", Behind::markup, Keep::all},
    Rule{"link", Behind::markup, Keep::canonical},
    Rule{"math", Behind::formula, Keep::all},
    Rule{"meta", Behind::markup, Keep::all},
    Rule{"mi", Behind::island, Keep::all},
    Rule{"mn", Behind::island, Keep::all},
    Rule{"mo", Behind::island, Keep::all},
    Rule{"ms", Behind::island, Keep::all},
    Rule{"mtext", Behind::island, Keep::all},
    Rule{"nobr", Behind::markup, Keep::all},
    Rule{"noembed", Behind::raw},
    Rule{"noframes", Behind::raw},
    Rule{"plaintext", Behind::border, Keep::all},
    Rule{"s", Behind::markup, Keep::all},
    Rule{"script", Behind::script, Keep::type},
    Rule{"select", Behind::choice},
    Rule{"small", Behind::markup, Keep::all},
    Rule{"strike", Behind::markup, Keep::all},
    Rule{"strong", Behind::markup, Keep::all},
    Rule{"style", Behind::unread},
    Rule{"svg", Behind::drawing},
    Rule{"template", Behind::inert},
    Rule{"textarea", Behind::unread},
    Rule{"time", Behind::markup, Keep::time},
    Rule{"title", Behind::raw},
    Rule{"tt", Behind::markup, Keep::all},
    Rule{"u", Behind::markup, Keep::all},
    Rule{"xmp", Behind::raw},
};
static_assert(std::is_sorted(kRules.begin(), kRules.end(),
                             [](const Rule& a, const Rule& b) { return a.name < b.name; }));

/// What may stand inside a drawing that is cut out: elements that do not end it and hold no HTML.
inline constexpr std::array<std::string_view, 44> kShapes = {"animate",
                                                             "animatemotion",
                                                             "animatetransform",
                                                             "circle",
                                                             "clippath",
                                                             "defs",
                                                             "ellipse",
                                                             "feblend",
                                                             "fecolormatrix",
                                                             "fecomposite",
                                                             "feflood",
                                                             "fefunca",
                                                             "fefuncb",
                                                             "fefuncg",
                                                             "fefuncr",
                                                             "fegaussianblur",
                                                             "femerge",
                                                             "femergenode",
                                                             "femorphology",
                                                             "feoffset",
                                                             "feturbulence",
                                                             "filter",
                                                             "g",
                                                             "image",
                                                             "line",
                                                             "lineargradient",
                                                             "marker",
                                                             "mask",
                                                             "metadata",
                                                             "mpath",
                                                             "path",
                                                             "pattern",
                                                             "polygon",
                                                             "polyline",
                                                             "radialgradient",
                                                             "rect",
                                                             "set",
                                                             "stop",
                                                             "style",
                                                             "svg",
                                                             "switch",
                                                             "symbol",
                                                             "text",
                                                             "use"};
static_assert(std::is_sorted(kShapes.begin(), kShapes.end()));

}  // namespace whosays::read::reduced
