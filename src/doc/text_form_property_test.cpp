// What holds of any document and any file: dumps read back to what they were made from, garbage is refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "doc/article_json.h"
#include "doc/sample_document.h"
#include "doc/text_form.h"

namespace whosays {
namespace {

/// Random documents: every layer, every optional field there or not, words that need every escape.
class Invention {
 public:
  explicit Invention(unsigned seed) : random_(seed) {}

  Document document() {
    Document d;
    d.article.id = "x" + std::to_string(below(1000));
    d.article.title = text(below(12));
    d.article.text = text(below(60));
    d.article.published = below(2) == 0 ? "" : "2031-05-03";
    layers(d);
    statements(d);
    return d;
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool coin() { return below(2) == 0; }

  std::string text(std::uint32_t points) {
    static constexpr std::string_view kPieces[] = {"a", "b", " ", "\n", "\r", "{", "}", "\\",
                                                   "#", "|", "é", "“",  "🚢", "-", "7"};
    std::string out;
    for (std::uint32_t i = 0; i < points; ++i) out += kPieces[below(std::size(kPieces))];
    return out;
  }
  std::string words() { return "w" + text(below(5)) + "w"; }
  template <class E>
  E any() {
    return static_cast<E>(below(static_cast<std::uint32_t>(words_of<E>().size())));
  }
  Span span(const std::string& in) {
    const utf8::OffsetTable points(in, utf8::Unit::code_points);
    const std::uint32_t size = points.from_byte(static_cast<std::uint32_t>(in.size()));
    const std::uint32_t a = below(size + 1);
    const std::uint32_t b = below(size + 1);
    return {points.to_byte(std::min(a, b)), points.to_byte(std::max(a, b))};
  }
  std::vector<Span> some(const std::string& in, std::uint32_t least = 0) {
    std::vector<Span> out(least + below(3));
    for (Span& s : out) s = span(in);
    return out;
  }
  std::optional<Span> maybe(const std::string& in) { return coin() ? std::optional(span(in)) : std::nullopt; }
  template <class Tag>
  Id<Tag> row(std::size_t rows) {
    return rows == 0 || coin() ? Id<Tag>() : Id<Tag>(below(static_cast<std::uint32_t>(rows)));
  }
  Field field() { return coin() ? Field::text : Field::title; }

  void layers(Document& d) {
    d.names.state = d.actors.state = d.times.state = d.attributions.state = LayerState::present;
    for (std::uint32_t i = below(3) + 1; i > 0; --i) {
      const Field f = field();
      d.names.rows.push_back({f, span(d.article.field(f)), any<NameType>()});
      d.times.rows.push_back({f, span(d.article.field(f)), coin() ? "" : "P2D", any<TimeType>()});
      actor(d);
      attribution(d, f);
    }
    d.text.quotations.state = LayerState::present;
    d.text.quotations.rows.push_back({span(d.article.text), static_cast<std::uint8_t>(below(3)), coin(), coin()});
    d.title.quotations.rows.push_back({span(d.article.title), 0, coin(), coin()});
    d.unknowns.state = d.notices.state = d.integrity.state = LayerState::present;
    d.unknowns.rows.push_back({field(), {}});
    d.notices.rows.push_back({any<NoticeKind>(), span(d.article.text), coin() ? "" : "2031"});
    d.integrity.rows.push_back({any<IntegrityKind>(), some(d.article.text), words()});
  }
  void actor(Document& d) {
    Actor a;
    a.name = words();
    a.kind = any<ActorKind>();
    a.named = coin();
    const Span role = span(d.article.text);
    a.roles = d.actors.roles.add(std::vector<Role>{{coin() ? words() : std::string(d.words(Field::text, role)), role}});
    const Field f = field();
    a.mentions = d.actors.mentions.add(std::vector<Mention>{{f, span(d.article.field(f))}});
    d.actors.rows.push_back(a);
  }
  void attribution(Document& d, Field f) {
    Attribution a;
    a.field = f;
    a.form = any<Form>();
    a.source = d.attributions.spans.add(some(d.article.field(f)));
    a.cue = d.attributions.spans.add(some(d.article.field(f)));
    a.content = d.attributions.spans.add(some(d.article.field(f)));
    a.hearer = d.attributions.spans.add(some(d.article.field(f)));
    a.cue_lemma = words();
    a.within = row<StatementTag>(d.attributions.rows.size());
    a.confidence = static_cast<float>(below(101)) / 100;
    a.doubt = coin() ? "" : words();
    a.rule = words();
    d.attributions.rows.push_back(a);
  }

  void statements(Document& d) {
    d.statements.state = LayerState::present;
    const std::uint32_t rows = below(4);
    for (std::uint32_t i = 0; i < rows; ++i) d.statements.rows.push_back(statement(d, rows));
  }
  Statement statement(Document& d, std::size_t rows) {
    Statement s;
    Statements& layer = d.statements;
    s.field = field();
    const std::string& in = d.article.field(s.field);
    s.id = words();
    s.form = any<Form>();
    s.source = layer.spans.add(some(in));
    s.cue = layer.spans.add(some(in));
    s.content = layer.spans.add(some(in));
    s.cue_lemma = coin() ? "" : words();
    s.source_class = any<SourceClass>();
    s.actor = row<ActorTag>(d.actors.rows.size());
    s.speaks_for = row<ActorTag>(d.actors.rows.size());
    if (coin()) s.count = below(20);
    if (coin()) s.count_min = below(20);
    s.descriptor = coin() ? "" : words();
    s.basis = any<Basis>();
    s.basis_span = maybe(in);
    s.anonymity_reason = maybe(in);
    s.terms = maybe(in);
    s.channel = maybe(in);
    s.act = any<Act>();
    s.stated_certainty = any<Certainty>();
    s.polarity = any<Polarity>();
    s.negated = coin();
    s.hedges = layer.spans.add(some(in));
    s.within = row<StatementTag>(rows);
    s.said = row<TimeTag>(d.times.rows.size());
    chain(d, s, rows);
    s.reading_confidence = static_cast<float>(below(101)) / 100;
    s.set_aside = coin() ? "" : words();
    s.why = words();
    return s;
  }
  void chain(Document& d, Statement& s, std::size_t rows) {
    Statements& layer = d.statements;
    const std::string& in = d.article.field(s.field);
    const auto party = [&] { return Party{row<ActorTag>(d.actors.rows.size()), layer.spans.add(some(in))}; };
    const Party against = party();
    s.against =
        layer.against.add(std::vector<Against>{{against.actor, against.spans, static_cast<float>(below(101)) / 100}});
    s.to = layer.parties.add(std::vector<Party>{party(), party()});
    s.via = layer.parties.add(std::vector<Party>(below(2), party()));
    s.answers = layer.answers.add(std::vector<Answer>{{row<StatementTag>(rows), any<Extent>()}});
    s.about = layer.times.add(std::vector<TimeId>(below(3), TimeId(0)));
  }

  std::mt19937 random_;
};

TEST(TextForm, DumpsReadBackToTheSameDocument) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    const Document document = Invention(seed).document();
    const std::string dumped = *text_form::dump(document, "all");
    const auto samples = text_form::parse(dumped);
    ASSERT_TRUE(samples.ok()) << seed << " " << samples.error().message << "\n" << dumped;
    const auto again = text_form::document_of(samples->front());
    ASSERT_TRUE(again.ok()) << seed << " " << again.error().message << "\n" << dumped;
    ASSERT_EQ(to_json(*again), to_json(document)) << seed << "\n" << dumped;
    ASSERT_EQ(*text_form::dump(*again, "all"), dumped) << seed;
  }
}

TEST(TextForm, GarbageIsRefusedNeverFatal) {
  std::mt19937 random(7);
  static constexpr std::string_view kPieces[] = {"== x\n", "text\n", "| a{b\n", "statement\n", "  content ", "{",
                                                 "}",      "\\",     "#2",      "0-1",         "\n",         "  ",
                                                 "a1 ",    "-",      "title ",  "\xC3",        "9999999999"};
  std::size_t accepted = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string file;
    for (std::uint32_t i = static_cast<std::uint32_t>(random() % 14); i > 0; --i)
      file += kPieces[random() % std::size(kPieces)];
    const auto samples = text_form::parse(file);
    if (!samples.ok()) {
      ASSERT_TRUE(samples.error().message.starts_with("line ")) << file;
      continue;
    }
    for (const text_form::Sample& sample : *samples) (void)text_form::document_of(sample).ok();
    ++accepted;
  }
  EXPECT_GT(accepted, 0U);
  EXPECT_LT(accepted, 5000U);
}

}  // namespace
}  // namespace whosays
