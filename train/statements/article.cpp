// See article.h. Errors in the corpus end the program with the file's name: a trainer has nobody to hand them to.
#include "article.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "quote/quote.h"
#include "token/token.h"

namespace whosays::statements {
namespace {

constexpr std::array<const char*, quote::kLabelRoles> kRoleNames = {"source", "cue", "content"};

/// A text under change: each piece is copied or replaced, and offsets of the old text become offsets of the new.
class Change {
 public:
  explicit Change(const GoldArticle& from) : from_(from), at_(from.text.size() + 1, 0) {}
  /// Replaces `size` bytes at `at`; everything up to there is copied first.
  void replace(std::size_t at, std::size_t size, std::string_view by) {
    copy_to(at);
    for (std::size_t i = 0; i < size; ++i) at_[done_ + i] = static_cast<std::uint32_t>(text_.size());
    text_ += by;
    done_ += size;
  }
  GoldArticle finished() {
    copy_to(from_.text.size());
    at_[done_] = static_cast<std::uint32_t>(text_.size());
    GoldArticle out;
    out.id = from_.id;
    out.weight = from_.weight;
    out.annotator = from_.annotator;
    for (const GoldAttribution& a : from_.attributions) {
      GoldAttribution moved;
      for (std::size_t r = 0; r < a.spans.size(); ++r)
        for (const Span s : a.spans[r])
          if (at_[s.begin] < at_[s.end]) moved.spans[r].push_back({at_[s.begin], at_[s.end]});
      out.attributions.push_back(std::move(moved));
    }
    for (const Span word : from_.words) out.words.push_back({at_[word.begin], at_[word.end]});
    out.text = std::move(text_);
    return out;
  }

 private:
  void copy_to(std::size_t at) {
    for (; done_ < at; ++done_) {
      at_[done_] = static_cast<std::uint32_t>(text_.size());
      text_ += from_.text[done_];
    }
  }
  const GoldArticle& from_;
  std::vector<std::uint32_t> at_;
  std::string text_;
  std::size_t done_ = 0;
};

void set_case(std::string& text, int how) {
  bool begins = true;
  for (char& c : text) {
    const bool lower = ascii::is_lower(c);
    const bool upper = ascii::is_upper(c);
    if (how == 0 && upper) c = static_cast<char>(c + 32);
    if (how == 1 && lower) c = static_cast<char>(c - 32);
    if (how == 2 && lower && begins) c = static_cast<char>(c - 32);
    begins = c == ' ' || c == '\n';
  }
}

struct Mark {
  std::size_t at, size;
  bool opens;
};

/// Double quotation marks of every kind.
std::vector<Mark> marks_of(const std::string& text) {
  std::vector<Mark> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    std::size_t size = 0;
    bool opens = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n' || text[i - 1] == '(';
    if (rest.starts_with("“")) {
      size = 3;
      opens = true;
    } else if (rest.starts_with("”")) {
      size = 3;
      opens = false;
    } else if (rest.starts_with("''") || rest.starts_with("``")) {
      size = 2;
    } else if (rest.starts_with("\"")) {
      size = 1;
    }
    if (size == 0) continue;
    out.push_back({i, size, opens});
    i += size - 1;
  }
  return out;
}

GoldArticle with_marks(const GoldArticle& article, std::mt19937& random) {
  constexpr std::array<std::array<std::string_view, 2>, 7> kKinds = {
      {{"\"", "\""}, {"“", "”"}, {"''", "''"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}, {"``", "''"}}};
  const auto& kind = kKinds[std::uniform_int_distribution<std::size_t>(0, kKinds.size() - 1)(random)];
  Change change(article);
  for (const Mark& m : marks_of(article.text)) change.replace(m.at, m.size, m.opens ? kind[0] : kind[1]);
  return change.finished();
}

/// Leaves marks out: all of them, or each with a small chance.
GoldArticle without_marks(const GoldArticle& article, std::mt19937& random) {
  std::uniform_real_distribution<float> chance(0, 1);
  const float rate = chance(random) < 0.5F ? 1.0F : 0.06F;
  Change change(article);
  for (const Mark& m : marks_of(article.text))
    if (chance(random) < rate) change.replace(m.at, m.size, "");
  return change.finished();
}

GoldArticle with_less_punctuation(const GoldArticle& article, std::mt19937& random) {
  std::uniform_real_distribution<float> chance(0, 1);
  Change change(article);
  const std::string& t = article.text;
  for (std::size_t i = 1; i + 1 < t.size(); ++i) {
    if (t[i] == ',' && (t[i + 1] == ' ' || t[i + 1] == '"') && chance(random) < 0.3F) change.replace(i, 1, "");
    if (t[i] == '\n' && t[i - 1] == '\n' && t[i + 1] != '\n' && chance(random) < 0.25F) change.replace(i - 1, 2, " ");
  }
  return change.finished();
}

std::vector<Span> spans_in(const rapidjson::Value& list, const utf8::OffsetTable& table) {
  std::vector<Span> out;
  for (const auto& s : list.GetArray()) out.push_back({table.to_byte(s[0].GetUint()), table.to_byte(s[1].GetUint())});
  std::sort(out.begin(), out.end());
  return out;
}

/// A few paragraphs that follow each other: what people paste, and what is read without its beginning.
GoldArticle some_paragraphs(const GoldArticle& article, std::mt19937& random) {
  std::vector<std::size_t> begins{0};
  for (std::size_t at = article.text.find("\n\n"); at != std::string::npos; at = article.text.find("\n\n", at + 2))
    begins.push_back(at + 2);
  const auto first = std::uniform_int_distribution<std::size_t>(0, begins.size() - 1)(random);
  const auto count = std::uniform_int_distribution<std::size_t>(1, 8)(random);
  const std::size_t end = first + count < begins.size() ? begins[first + count] - 2 : article.text.size();
  return part_of(article, {static_cast<std::uint32_t>(begins[first]), static_cast<std::uint32_t>(end)});
}

}  // namespace

std::vector<GoldArticle> read_articles(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  std::vector<GoldArticle> out;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document d;
    d.Parse(line.c_str(), line.size());
    if (d.HasParseError()) continue;
    GoldArticle article;
    article.id = d["id"].GetString();
    article.text = d["text"].GetString();
    if (d.HasMember("meta") && d["meta"].HasMember("annotator") && d["meta"]["annotator"].IsString())
      article.annotator = d["meta"]["annotator"].GetString();
    const utf8::OffsetTable table(article.text, utf8::Unit::code_points);
    for (const auto& a : d["attributions"].GetArray()) {
      GoldAttribution gold;
      for (std::size_t r = 0; r < gold.spans.size(); ++r) gold.spans[r] = spans_in(a[kRoleNames[r]], table);
      article.attributions.push_back(std::move(gold));
    }
    out.push_back(std::move(article));
  }
  return out;
}

GoldArticle part_of(const GoldArticle& article, Span span) {
  Change change(article);
  change.replace(0, span.begin, "");
  change.replace(span.end, article.text.size() - span.end, "");
  GoldArticle out = change.finished();
  std::erase_if(out.attributions, [](const GoldAttribution& a) { return a.spans[1].empty() && a.spans[0].empty(); });
  return out;
}

GoldArticle changed(const GoldArticle& article, std::mt19937& random) {
  std::uniform_real_distribution<float> chance(0, 1);
  GoldArticle out = article;
  if (chance(random) < 0.4F) out = some_paragraphs(out, random);
  if (chance(random) < 0.5F) out = with_marks(out, random);
  if (chance(random) < 0.2F) out = without_marks(out, random);
  if (chance(random) < 0.25F) out = with_less_punctuation(out, random);
  const float how = chance(random);
  if (how < 0.15F) set_case(out.text, 0);
  if (how >= 0.15F && how < 0.22F) set_case(out.text, 1);
  if (how >= 0.22F && how < 0.30F) set_case(out.text, 2);
  return out;
}

Sample sample_of(const GoldArticle& article) {
  Sample s;
  s.id = article.id;
  s.text = article.text;
  s.weight = article.weight;
  s.annotator = article.annotator;
  auto [sentences, tokens, words] = token::split(s.text);
  s.passage.sentences = std::move(sentences);
  s.passage.tokens = std::move(tokens);
  s.passage.words = std::move(words);
  s.passage.quotations = quote::quotations(s.passage.sentences, s.passage.tokens);
  const auto& spans = s.passage.words.span;
  const auto words_in = [&](Span span) {
    const auto first = std::partition_point(spans.begin(), spans.end(), [&](Span w) { return w.end <= span.begin; });
    const auto end = std::partition_point(spans.begin(), spans.end(), [&](Span w) { return w.begin < span.end; });
    return std::pair(static_cast<std::uint32_t>(first - spans.begin()),
                     static_cast<std::uint32_t>(end - spans.begin()));
  };
  s.labels.assign(spans.size(), 0);
  const auto take = [&](std::uint8_t role, Span span) {  // number of the span, -1 when its words are taken
    const auto [first, end] = words_in(span);
    const quote::RoleSpan wanted{static_cast<quote::LabelRole>(role), first, end};
    const auto found = std::find(s.spans.begin(), s.spans.end(), wanted);
    if (found != s.spans.end()) return static_cast<std::int32_t>(found - s.spans.begin());
    if (first >= end) return std::int32_t{-1};
    for (std::uint32_t i = first; i < end; ++i)
      if (s.labels[i] != 0) return std::int32_t{-1};
    for (std::uint32_t i = first; i < end; ++i) {
      const bool a = i == first;
      const bool b = i + 1 == end;
      const auto place =
          a && b ? quote::Place::single : (a ? quote::Place::first : (b ? quote::Place::last : quote::Place::inner));
      s.labels[i] = quote::label_of(wanted.role, place);
    }
    s.spans.push_back(wanted);
    return static_cast<std::int32_t>(s.spans.size() - 1);
  };
  for (const GoldAttribution& a : article.attributions) {
    GoldLinks links;
    for (std::uint8_t role : {1, 0, 2})
      for (const Span span : a.spans[role]) {
        const std::int32_t n = take(role, span);
        if (n < 0) continue;
        if (role == 0) links.source = n;
        if (role == 1) links.cue = n;
        if (role == 2) links.contents.push_back(static_cast<std::uint32_t>(n));
      }
    s.links.push_back(std::move(links));
  }
  // Text order.
  std::vector<std::uint32_t> order(s.spans.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return s.spans[a].first < s.spans[b].first; });
  std::vector<std::uint32_t> place(order.size());
  std::vector<quote::RoleSpan> sorted;
  for (const std::uint32_t i : order) {
    place[i] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(s.spans[i]);
  }
  s.spans = std::move(sorted);
  for (GoldLinks& l : s.links) {
    if (l.source >= 0) l.source = static_cast<std::int32_t>(place[static_cast<std::size_t>(l.source)]);
    if (l.cue >= 0) l.cue = static_cast<std::int32_t>(place[static_cast<std::size_t>(l.cue)]);
    for (std::uint32_t& c : l.contents) c = place[c];
  }
  quote::borders_of(s.passage, s.borders);
  return s;
}

}  // namespace whosays::statements
