// What an article says of itself and of what is not known, and marks on broken text.
#include <gtest/gtest.h>

#include "footing/footing_test_support.h"

namespace whosays::footing {
namespace {

std::string shown(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '/');
  return text;
}

/// The sentences in which something is not known, a bar between.
std::string unknowns_in(const std::string& text) {
  const Document d = scene({{text}});
  std::string out;
  for (const Mention& row : unknowns(input_of(d)).rows)
    out += (out.empty() ? "" : " | ") + std::string(slice(text, row.span));
  return out;
}

TEST(Remarks, WhatIsNotKnown) {
  EXPECT_EQ(unknowns_in("It sailed. It remains unclear who hid the letter. It came back."),
            "It remains unclear who hid the letter.");
  EXPECT_EQ(unknowns_in("It is not known why the ferry was late."), "It is not known why the ferry was late.");
  EXPECT_EQ(unknowns_in("The claim could not be verified. Who wrote it is unclear."),
            "The claim could not be verified. | Who wrote it is unclear.");
  EXPECT_EQ(unknowns_in("The water was clear. He is known in Callis."), "");
  EXPECT_EQ(unknowns_in(""), "");
}

/// "correction{Correction: ...} 2031-05-03", a bar between.
std::string notices_in(const std::string& text, const std::string& day = "") {
  Document d = scene({{text}});
  if (!day.empty()) {
    const auto begin = static_cast<std::uint32_t>(text.find(day));
    const Span span{begin, begin + static_cast<std::uint32_t>(day.size())};
    d.times.rows.push_back({Field::text, span, "2031-05-03", TimeType::date});
  }
  std::string out;
  for (const Notice& row : notices(input_of(d)).rows) {
    out += (out.empty() ? "" : " | ") + std::string(word(row.kind)) + "{" + std::string(slice(text, row.span)) + "}";
    if (!row.date.empty()) out += " " + row.date;
  }
  return shown(out);
}

TEST(Remarks, NoticesByWhatIsDoneToAnItem) {
  EXPECT_EQ(notices_in("This 3 May story has since been corrected to say Tuesday."),
            "correction{This 3 May story has since been corrected to say Tuesday.}");
  EXPECT_EQ(notices_in("This story has been updated."), "clarification{This story has been updated.}");
  EXPECT_EQ(notices_in("This story was taken down."), "retraction{This story was taken down.}");
  EXPECT_EQ(notices_in("Two names were removed from this report."),
            "correction{Two names were removed from this report.}");
  EXPECT_EQ(notices_in("Parts of this report were removed on legal advice."),
            "legal{Parts of this report were removed on legal advice.}");
  EXPECT_EQ(notices_in("(Corrects spelling of Odel)"), "correction{(Corrects spelling of Odel)}");
  EXPECT_EQ(notices_in("The Kite has deleted an article about Odel."),
            "retraction{The Kite has deleted an article about Odel.}");
  EXPECT_EQ(notices_in("The Kite regrets the error."), "correction{The Kite regrets the error.}");
  EXPECT_EQ(notices_in("The bill has since been amended."), "") << "no item of the outlet";
  EXPECT_EQ(notices_in("Corrects spelling, the tutor does."), "") << "in brackets alone";
  EXPECT_EQ(notices_in("The ministry has withdrawn a report about Odel."), "") << "somebody else's";
}

TEST(Remarks, NoticesOfTheOutlet) {
  EXPECT_EQ(notices_in("The ferry sailed.\nCorrection: The ferry sailed on Monday. We said Tuesday."),
            "correction{Correction: The ferry sailed on Monday. We said Tuesday.}");
  EXPECT_EQ(notices_in("An earlier version of this article said Tuesday.\nThe ferry sailed."),
            "correction{An earlier version of this article said Tuesday.}");
  EXPECT_EQ(notices_in("Correction, 3 May 2031: The ferry sailed on Monday.", "3 May 2031"),
            "correction{Correction, 3 May 2031: The ferry sailed on Monday.} 2031-05-03");
  EXPECT_EQ(notices_in("This article has been retracted."), "retraction{This article has been retracted.}");
  EXPECT_EQ(notices_in("Clarification: The ferry is old."), "clarification{Clarification: The ferry is old.}");
  EXPECT_EQ(notices_in("Editor’s note: The ferry is old."), "clarification{Editor’s note: The ferry is old.}");
  EXPECT_EQ(notices_in("The Courier has withdrawn this report."), "retraction{The Courier has withdrawn this report.}");
  EXPECT_EQ(notices_in("UPDATE (noon): This story has been corrected."),
            "correction{UPDATE (noon): This story has been corrected.}");
  EXPECT_EQ(notices_in("A caption on page 2 named the wrong ferry."),
            "correction{A caption on page 2 named the wrong ferry.}");
  EXPECT_EQ(notices_in("On 2 May we reported that Odel sank it. He had not. We are sorry."),
            "apology{On 2 May we reported that Odel sank it. He had not. We are sorry.}");
  EXPECT_EQ(notices_in("For legal reasons this page has been changed."),
            "legal{For legal reasons this page has been changed.}");
  EXPECT_EQ(notices_in("We apologise, sang the choir."), "");
  EXPECT_EQ(notices_in("An article in the treaty says so."), "");
  EXPECT_EQ(notices_in("An earlier version of the bridge fell down."), "");
  EXPECT_EQ(notices_in("Editor's note: The ferry is old."), "clarification{Editor's note: The ferry is old.}");
}

TEST(Remarks, TimesAuthorsAndOthersReportsAreNoNotice) {
  EXPECT_EQ(notices_in("The ferry sailed.\nUpdated at 12:40 p.m. ET"), "");
  EXPECT_EQ(notices_in("The ferry sailed.\nLast updated on 3 May 2031", "3 May 2031"), "");
  EXPECT_EQ(notices_in("Updated at 4 p.m. to correct the name of the ferry."),
            "correction{Updated at 4 p.m. to correct the name of the ferry.}");
  EXPECT_EQ(notices_in("Editor's note: Ida Corvo is the author of “Tides”."), "");
  EXPECT_EQ(notices_in("Editor's note: The following column first appeared in The Kite."), "");
  EXPECT_EQ(notices_in("Editor's note: Ida Corvo is the author of “Tides”. This article first misspelt it."),
            "correction{Editor's note: Ida Corvo is the author of “Tides”. This article first misspelt it.}");
  EXPECT_EQ(notices_in("Editor's note: This article, first published on 3 May, said that Odel had asked for it."),
            "clarification{Editor's note: This article, first published on 3 May, said that Odel had asked for it.}");
  EXPECT_EQ(notices_in("A new report says the board was wrong."), "");
  EXPECT_EQ(notices_in("The liberal Harbour Post found that the board was wrong."), "");
  EXPECT_EQ(notices_in("Due to a mistake in the act, the boats lie idle."), "");
  EXPECT_EQ(notices_in("Due to a mistake, Monday's paper gave the wrong name."),
            "correction{Due to a mistake, Monday's paper gave the wrong name.}");
  EXPECT_EQ(notices_in("The amendment, put forward by Odel, passed."), "");
  EXPECT_EQ(notices_in("The bill has changed twice since an earlier version was pulled from the floor."), "");
  EXPECT_EQ(notices_in("As we wrote in this column, the board was wrong."), "");
}

TEST(Remarks, ALabelAloneAnnouncesWhatStandsBehindIt) {
  EXPECT_EQ(notices_in("Editor's Note:\n\nShould it sail? Vote in our poll.\n\nIt sailed."), "");
  EXPECT_EQ(notices_in("Editor's Note:\n\nThis article has been corrected.\n\nIt sailed."),
            "correction{Editor's Note:} | correction{This article has been corrected.}");
  EXPECT_EQ(notices_in("The story that Vell told never had anything to do with it. The captain was wrong."), "");
}

TEST(Remarks, TheWordAloneIsNoNotice) {
  EXPECT_EQ(notices_in("Correction is slow work in Callis."), "");
  EXPECT_EQ(notices_in("The minister asked for a correction: the date was wrong."), "");
  EXPECT_EQ(notices_in("The ferry sailed. Correction: it did not.").find("{The"), std::string::npos);
}

/// "unclosed_quotation{...}", a bar between.
std::string integrity_of(const std::string& text) {
  const Document d = scene({{text}});
  std::string out;
  for (const IntegrityMark& row : integrity(input_of(d)).rows) {
    EXPECT_FALSE(row.note.empty());
    out += (out.empty() ? "" : " | ") + std::string(word(row.kind));
    for (const Span span : row.spans) out += "{" + std::string(slice(text, span)) + "}";
  }
  return shown(out);
}

TEST(Remarks, SpellingsOfOneName) {
  const std::string text = "Marek Odell left. Mr Odeel wept. Odell's wife stayed. Anna Holms and Per Holm met Odel.";
  const Document d = scene({{text}}, "Marek Odell/Odeel/Odell's/Odel; Anna Holms; Per Holm");
  const Integrity marks = integrity(input_of(d));
  ASSERT_EQ(marks.rows.size(), 1U);
  EXPECT_EQ(marks.rows[0].kind, IntegrityKind::name_variants);
  std::string spellings;
  for (const Span span : marks.rows[0].spans) spellings += "{" + std::string(slice(text, span)) + "}";
  EXPECT_EQ(spellings, "{Marek Odell}{Odeel}{Odel}");
}

TEST(Remarks, WholeTextHasNoMarks) {
  for (const char* text : {"", "The ferry sailed.", "“No,” he said.", "A heading\nThe ferry sailed.",
                           "“The ferry is safe.\n“It will sail,” he said.", "He left …\nShe stayed!"})
    EXPECT_EQ(integrity_of(text), "") << text;
}

TEST(Remarks, MarksOnBrokenText) {
  EXPECT_EQ(integrity_of("He said: “The ferry is safe.\nHe left."), "unclosed_quotation{“The ferry is safe.}");
  EXPECT_EQ(integrity_of("The ferry sailed. The captain of the ferry said that the\nHe left."),
            "truncated_sentence{The captain of the ferry said that the}");
  EXPECT_EQ(integrity_of("The ferry sailed.\nand the captain left."), "truncated_sentence{and the captain left.}");
  // A post is written and signed so.
  EXPECT_EQ(integrity_of("The ferry sailed.\nthe quay is shut and nobody said why — Orla Finch (@finch) May 3, 2031"),
            "");
}

TEST(Remarks, OrphanedFragments) {
  EXPECT_EQ(integrity_of("The ferry sailed.\nand the captain of\nHe left."), "orphaned_fragment{and the captain of}");
  // Items of a list are none.
  EXPECT_EQ(integrity_of("It had:\nlife boats").find("orphaned"), std::string::npos);
  EXPECT_EQ(integrity_of("It was old.\nlife boats\nno radio").find("orphaned"), std::string::npos);
}

TEST(Remarks, DebrisOfMachines) {
  EXPECT_EQ(integrity_of("The prime clergyman left Callis."), "translation_debris{prime clergyman}");
  EXPECT_EQ(integrity_of("The captain of the a ferry did not knew it."), "translation_debris{the a}{did not knew}");
  EXPECT_EQ(integrity_of("He saw the ferry of the ferry of the ferry of the ferry of the quay."),
            "translation_debris{the ferry of the ferry of the ferry of the ferry of the}");
  EXPECT_EQ(integrity_of("The С\u0430llis harbour said so."), "translation_debris{С\u0430llis}");
}

TEST(Remarks, ASlipOfThePenIsNoDebris) {
  for (const char* text : {"He saw the the ferry.", "The A team left for the UK.", "Very, very, very late, he said.",
                           "No, no, no, no.", "He said that that was all.", "The Кремль said so."})
    EXPECT_EQ(integrity_of(text), "") << text;
  // Two slips, but in two paragraphs.
  EXPECT_EQ(integrity_of("He saw the the ferry.\nShe went to to Callis."), "");
}

TEST(Remarks, DebrisIsLookedForInEnglishOnly) {
  Document d = scene({{"The prime clergyman left."}});
  d.article.language = "de";
  EXPECT_TRUE(integrity(input_of(d)).rows.empty());
}

TEST(Remarks, WrongCharactersAreMarkedByKindAndOutcome) {
  Document d = scene({{"The café was Ã© open."}});
  using Kind = EncodingMark::Kind;
  d.article.encoding_marks = {
      {Kind::mojibake, true, {7, 9}}, {Kind::mojibake, false, {14, 18}}, {Kind::mixed, true, {7, 9}}};
  std::string out;
  for (const IntegrityMark& row : integrity(input_of(d)).rows)
    out += std::string(word(row.kind)) + ": " + row.note + "|";
  EXPECT_EQ(out,
            "mojibake: UTF-8 that had been taken for windows-1252; put right|"
            "mixed_encoding: bytes of another charset inside UTF-8; put right|"
            "mojibake: UTF-8 that had been taken for windows-1252; left as it came|");
}

}  // namespace
}  // namespace whosays::footing
