// Sources within what somebody says, and names that only the core has whole. The people are invented.
#include <gtest/gtest.h>

#include "coref/coref_test_support.h"
#include "coref/retyped.h"
#include "coref/scene.h"

namespace whosays {
namespace {

/// Mentions of the first actor of that name, the rows of attributions set right by `set`.
template <typename Set>
std::string mentions_with(const std::string& text, std::string_view name, Set set) {
  Scenario s;
  s.article.text = unmarked(text, Field::text, s);
  set(s.attributions.rows);
  const Actors actors = coref::resolve(s.article, passage_of(s.article.text), {}, s.names, s.names, s.attributions);
  std::string out;
  for (const Actor& actor : actors.rows)
    if (actor.name == name)
      for (const Mention& m : actors.mentions.at(actor.mentions))
        out += "|" + s.article.text.substr(m.span.begin, m.span.end - m.span.begin);
  return out;
}

TEST(Coref, WithinSpeech) {
  const auto within = [](auto& rows) { rows[0].within = StatementId(1); };
  EXPECT_EQ(mentions_with("<p:Anna Brill> opened it. “[She] asked me,” said [<p:Marek Odel>].", "Anna Brill", within),
            "|Anna Brill|She");
  EXPECT_EQ(mentions_with("<p:Anna Brill> opened it. “[She] asked me,” said [<p:Ana Vell>].", "Ana Vell", within),
            "|Ana Vell");
  EXPECT_EQ(mentions_with("<p:Anna Brill> opened it. “My wife left. [She] asked me,” said [<p:Marek Odel>].",
                          "Anna Brill", within),
            "|Anna Brill");
  EXPECT_EQ(
      mentions_with("<p:Anna Brill> met <p:Maud Perr>. “[She] asked me,” said [<p:Marek Odel>].", "Anna Brill", within),
      "|Anna Brill");
}

/// "Atwater" by rules, "Commissioner June Atwater" by the core; not where the rules have "June" as a name of its own.
TEST(Coref, GivenNamesOfTheCore) {
  Scenario rules, core, apart;
  const std::string text = unmarked("Commissioner June <p:Atwater> left.", Field::text, rules);
  unmarked("<p:Commissioner June Atwater> left.", Field::text, core);
  unmarked("Commissioner <p:June> <p:Atwater> left.", Field::text, apart);
  const Passage passage = passage_of(text), empty = passage_of("");
  const coref::FieldView view(text, passage, Field::text), title("", empty, Field::title);
  EXPECT_EQ(view.words(coref::retyped(view, title, rules.names, core.names).rows[0].span), "June Atwater");
  EXPECT_EQ(coref::retyped(view, title, apart.names, core.names).rows.size(), 1U);
}

TEST(Coref, FirstPersonOfATurn) {
  const auto turn = [](auto& rows) { rows[1].cue_lemma = ":"; };
  EXPECT_EQ(mentions_with("[I] said a week. {It was so.} [<p:Ana Vell>]: ", "Ana Vell", turn), "|Ana Vell");
  EXPECT_EQ(mentions_with("{It was so. [I] said a week.} [<p:Ana Vell>]: ", "Ana Vell", turn), "|I|Ana Vell");
}

}  // namespace
}  // namespace whosays
