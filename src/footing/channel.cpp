#include "footing/channel.h"

#include <algorithm>
#include <array>

#include "base/text_util.h"
#include "base/word_map.h"
#include "footing/grammar.h"
#include "footing/word_lists.h"
#include "lexicon/lexicon.h"

namespace whosays::footing {
namespace {

/// Bit of a preposition that can lead to a channel; 0 where it cannot.
unsigned lead_bit(std::string_view word) {
  constexpr std::array<std::string_view, 9> kLeads = {"in",  "at",   "on",      "by",  "during",
                                                      "via", "over", "through", "from"};
  const auto* const found = std::ranges::find(kLeads, word);
  return found == kLeads.end() ? 0U : 1U << static_cast<unsigned>(found - kLeads.begin());
}

/// The prepositions that lead to each noun.
const WordMap<unsigned>& channel_nouns() {
  static const auto all = [] {
    WordMap<unsigned> out;
    const lexicon::Table table("channels.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      unsigned leads = 0;
      for (const std::string_view word : split(table.at(row, "behind"), ' ')) leads |= lead_bit(word);
      for (const std::string_view noun : split(table.at(row, "noun"), ' ')) out[noun] = leads;
    }
    return out;
  }();
  return all;
}

class ChannelReader {
 public:
  ChannelReader(const Input& input, const Attribution& a)
      : input_(input), a_(a), p_(a.field == Field::text ? input.text : input.title), g_(p_) {}

  [[nodiscard]] std::optional<Span> run() const {
    const auto cue = input_.attributions.spans.at(a_.cue);
    if (cue.empty()) return std::nullopt;
    const TokenRange sentence = sentence_tokens(p_, cue.front().begin);
    for (const TokenRange range : outside(p_, sentence, said_in(sentence)))
      if (const auto found = in_range(range)) return found;
    return std::nullopt;
  }

 private:
  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const std::string_view (&words)[N]) const {
    return i < p_.tokens.size() && is_one_of(p_.tokens.lower_at(i), words);
  }
  [[nodiscard]] std::span<const Span> spans(Range range) const { return input_.attributions.spans.at(range); }

  /// The contents of the sentence, except those in which this statement stands: "Odel called by phone, Vell said,
  /// noting that ..." was not noted by phone.
  [[nodiscard]] std::vector<Span> said_in(TokenRange sentence) const {
    const Span whole = span_of(p_, sentence);
    const Span cue = spans(a_.cue).front();
    std::vector<Span> out(spans(a_.content).begin(), spans(a_.content).end());
    for (const Attribution& other : input_.attributions.rows) {
      if (&other == &a_ || other.field != a_.field) continue;
      for (const Span content : spans(other.content))
        if (content.overlaps(whole) && !content.overlaps(cue)) out.push_back(content);
    }
    std::ranges::sort(out);
    return out;
  }

  [[nodiscard]] std::optional<Span> in_range(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (is(i, {"testifying", "emailed", "texted"})) return p_.tokens.span[i];
      if (is(i, {"tweeted", "retweeted", "tweets", "tweeting", "blogged"}) && p_.tokens.span[i].overlaps(whole_cue()))
        return p_.tokens.span[i];
      const bool writing =
          is(i, {"writing", "posting", "speaking"}) && i + 2 < range.end && is(i + 1, {"on", "in", "over", "by"});
      const std::uint32_t lead = writing ? i + 1 : i;
      const unsigned bit = lead_bit(p_.tokens.lower_at(lead));
      // "a person in the meeting": where the source was.
      const auto holds = [&](Span s) { return s.contains(p_.tokens.span[lead]); };
      if (bit == 0 || std::ranges::any_of(spans(a_.source), holds)) continue;
      const auto programme = is(lead, {"on"}) ? behind_programme(lead) : std::nullopt;
      if (const auto end = programme ? programme : behind(lead, range.end, bit)) {
        const Span found = span_of(p_, {writing ? i : lead, *end});
        if (!is_anothers(found)) return found;
      }
    }
    return std::nullopt;
  }

  /// "Odel laughed, but Vell said in a statement that ...": of who speaks nearer to it.
  [[nodiscard]] bool is_anothers(Span channel) const {
    const auto gap = [&](Span s) {
      return s.end <= channel.begin ? channel.begin - s.end : s.begin - std::min(s.begin, channel.end);
    };
    const Span cue = spans(a_.cue).front();
    const auto source = spans(a_.source);
    return std::ranges::any_of(input_.attributions.rows, [&](const Attribution& other) {
      if (&other == &a_ || other.field != a_.field || other.cue.empty() || other.source.empty()) return false;
      const Span its_cue = spans(other.cue).front();
      const bool same_side = (its_cue.begin < channel.begin) == (cue.begin < channel.begin);
      const bool same_source = !source.empty() && spans(other.source).front() == source.front();
      return same_side && !same_source && !its_cue.overlaps(cue) && gap(its_cue) < gap(cue);
    });
  }

  [[nodiscard]] Span whole_cue() const { return {spans(a_.cue).front().begin, spans(a_.cue).back().end}; }

  /// 'on "Harbour Hour"', "on CBN's “Harbour Hour”": behind the title of a programme, which no content may hold.
  [[nodiscard]] std::optional<std::uint32_t> behind_programme(std::uint32_t lead) const {
    constexpr std::uint32_t kOwner = 4;
    constexpr std::uint32_t kTitle = 8;
    const TokenRange sentence = sentence_tokens(p_, p_.tokens.span[lead].begin);
    std::uint32_t at = lead + 1;
    while (at < std::min(sentence.end, lead + kOwner) && (p_.tokens.capital[at] != 0 || is(at, {"the", "'s", "’s"})))
      ++at;
    if (at > lead + 1 && (lead == 0 || !is(lead - 1, {"called", "calls", "call", "calling"})) &&
        is_on_air({lead + 1, at}) && leads_to(lead, at - 1, false))
      return at;
    if (at >= sentence.end || p_.tokens.kind[at] != TokenKind::quote_mark || !is_title_cased(at + 1))
      return std::nullopt;
    for (std::uint32_t k = at + 1; k < std::min(sentence.end, at + kTitle); ++k) {
      if (p_.tokens.kind[k] == TokenKind::quote_mark)
        return is(k + 1, {"show", "program", "programme", "podcast"}) ? k + 2 : k + 1;
      const bool small = p_.tokens.capital[k] == 0 && p_.tokens.kind[k] == TokenKind::word;
      if (small && !is(k, {"the", "of", "a", "an", "and", "in", "with", "to", "at", "on", "for", "'s", "’s"})) break;
    }
    return std::nullopt;
  }

  /// "On CNN", "on Fox News": whoever broadcasts, by its name.
  [[nodiscard]] bool is_on_air(TokenRange name) const {
    static const WordBag& broadcasters = source_words("broadcaster");
    if (p_.tokens.capital[name.end - 1] == 0) return false;
    const bool alone = name.end == name.begin + 1 && broadcasters.contains(p_.tokens.lower_at(name.begin));
    return alone ||
           (name.end > name.begin + 1 && is(name.end - 1, {"news", "radio", "tv", "television", "channel", "network"}));
  }

  [[nodiscard]] bool is_title_cased(std::uint32_t i) const {
    return i < p_.tokens.size() && (p_.tokens.capital[i] != 0 || p_.tokens.kind[i] == TokenKind::number);
  }

  /// The end of the channel that the preposition leads to.
  [[nodiscard]] std::optional<std::uint32_t> behind(std::uint32_t lead, std::uint32_t limit, unsigned bit) const {
    constexpr std::uint32_t kReach = 7;
    for (std::uint32_t k = lead + 1; k < std::min(limit, lead + kReach); ++k) {
      if (p_.tokens.kind[k] == TokenKind::punctuation && p_.tokens.lower_at(k) != "-") break;
      const bool several =
          is(k, {"of"}) && is(k - 1, {"series", "string", "number", "flurry", "pair", "couple", "set"});
      if (is(k, {"of", "by", "from", "with", "to", "which", "that", "who"}) && !several) break;
      if (is_finite_verb(k)) break;
      const auto noun = channel_nouns().find(p_.tokens.lower_at(k));
      if (noun == channel_nouns().end() || is_part_of_noun(k + 1, limit)) continue;
      const bool channel_next = k + 1 < limit && channel_nouns().contains(p_.tokens.lower_at(k + 1));
      // "on a conference call", and not "in an interview broadcast on Sunday"
      if (channel_next && (!g_.present() || g_.upos(g_.word_at(k + 1)) != Upos::verb)) continue;
      if (is(k, {"floor"}) && !is_of_house(k)) break;
      if ((noun->second & bit) == 0 || !leads_to(lead, k, is_air(noun->second))) break;
      return k + 1;
    }
    return std::nullopt;
  }

  /// "On the Senate floor", and not on that of a kitchen.
  [[nodiscard]] bool is_of_house(std::uint32_t floor) const {
    return p_.tokens.capital[floor - 1] != 0 ||
           is(floor - 1, {"chamber", "convention", "debate", "assembly", "house", "senate"});
  }

  /// What is on the air or on the net: of a noun before it, it is no topic ("a question on the show").
  [[nodiscard]] static bool is_air(unsigned leads) {
    return (leads & lead_bit("on")) != 0 && (leads & lead_bit("over")) != 0;
  }

  [[nodiscard]] bool is_finite_verb(std::uint32_t i) const {
    if (!g_.present()) return false;
    const Xpos tag = g_.xpos(g_.word_at(i));
    return tag == Xpos::vbd || tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::md;
  }

  /// "in response" names none, "the details in the memo" is what was spoken of.
  [[nodiscard]] bool leads_to(std::uint32_t lead, std::uint32_t noun, bool air) const {
    if (noun == lead + 1 && is(noun, {"response", "reply", "report", "article", "note", "event", "text", "order"}))
      return false;
    if (!g_.present()) return true;
    const std::uint32_t word = g_.word_at(noun);
    if (g_.upos(word) == Upos::verb) return false;
    const bool of_noun = is(lead, {"in", "at", "on", "over"}) && !air;
    if (!of_noun || g_.is_root(word) || g_.relation(word) != Relation::nmod) return true;
    const std::uint32_t head = g_.head(word);
    const bool nominal = g_.upos(head) == Upos::noun && g_.xpos(head) != Xpos::vbg;
    return !nominal || g_.is_root(head) || channel_nouns().contains(g_.lower(head));
  }

  /// What stands behind the noun of a channel makes it a place: "in the statement room", "in Article 12".
  [[nodiscard]] bool is_part_of_noun(std::uint32_t next, std::uint32_t limit) const {
    static const WordBag& rooms = ground_words("room");
    if (next >= limit) return false;
    if (p_.tokens.kind[next] == TokenKind::number) return p_.tokens.capital[next - 1] != 0;
    if (p_.tokens.kind[next] != TokenKind::word || p_.tokens.capital[next] != 0) return false;
    return rooms.contains(p_.tokens.lower_at(next));
  }

  const Input& input_;
  const Attribution& a_;
  const Passage& p_;
  Grammar g_;
};

}  // namespace

/// Parts of a token range that lie outside the spans.
std::vector<TokenRange> outside(const Passage& passage, TokenRange range, std::span<const Span> spans) {
  std::vector<TokenRange> out;
  std::uint32_t begin = range.begin;
  for (const Span span : spans) {
    const TokenRange inner = tokens_of(passage, span);
    if (inner.begin > begin && inner.begin <= range.end) out.push_back({begin, inner.begin});
    begin = std::max(begin, inner.end);
  }
  if (begin < range.end) out.push_back({begin, range.end});
  return out;
}

std::optional<Span> read_channel(const Input& input, const Attribution& attribution) {
  return ChannelReader(input, attribution).run();
}

}  // namespace whosays::footing
