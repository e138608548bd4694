// search: full text, narrowed by source, act, certainty and date.
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <memory>

#include "base/counted.h"
#include "base/layout.h"
#include "base/text_util.h"
#include "cli/verbs.h"

namespace whosays::cli {
namespace {

constexpr std::size_t kIndent = 7;
constexpr std::string_view kHitBegin = "\u2068";  // the marks that the ledger puts around a hit
constexpr std::string_view kHitEnd = "\u2069";

struct SearchOptions {
  LedgerOptions ledger;
  std::string act;
  std::string certainty;
  SearchQuery query;
};

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t found; (found = text.find(from, at)) != std::string_view::npos; at = found + from.size())
    out.append(text.substr(at, found - at)).append(to);
  return out.append(text.substr(at));
}

std::string marked(std::string_view snippet, std::string_view begin, std::string_view end) {
  return replaced(replaced(snippet, kHitBegin, begin), kHitEnd, end);
}

std::string json_line(const SearchHit& hit) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  const auto text = [&](const char* key, std::string_view value) {
    json.Key(key), json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  json.StartObject();
  text("schema", "whosays.hit/1");
  text("article", hit.article.id);
  text("publisher", hit.article.publisher);
  text("published", hit.article.published);
  text("title", hit.article.title);
  json.Key("line"), json.Uint(hit.line);
  text("snippet", marked(hit.snippet, "", ""));
  json.Key("statement");
  if (hit.statement) {
    const StatementRecord& statement = *hit.statement;
    json.StartObject();
    text("id", statement.id);
    text("source", statement.source);
    text("class", word(statement.source_class));
    text("actor", statement.actor);
    text("act", word(statement.act));
    text("stated_certainty", word(statement.stated_certainty));
    text("content", statement.content);
    json.Key("set_aside");
    if (statement.committed())
      json.Null();
    else
      json.String(statement.set_aside.c_str());
    json.EndObject();
  } else {
    json.Null();
  }
  json.EndObject();
  return buffer.GetString();
}

std::string hit_view(const Context& context, const SearchHit& hit) {
  const std::size_t width = context.streams.width;
  const std::string indent(kIndent, ' ');
  const std::string place = hit.line == 0 ? std::string("title") : fmt::format("l.{}", hit.line);
  std::string view = layout::labelled(place, marked(hit.snippet, "[[", "]]"), kIndent, width);
  if (hit.statement) {
    const StatementRecord& statement = *hit.statement;
    const std::string source = statement.source.empty() ? "(not in so many words)" : statement.source;
    std::string who = fmt::format("{}  {}: {}", statement.id.substr(0, 8), word(statement.act), source);
    if (!statement.committed()) who += fmt::format("  (set aside: {})", statement.set_aside);
    view += layout::labelled(indent, who, kIndent, width);
  } else {
    view += layout::labelled(indent, "in no statement", kIndent, width);
  }
  return view;
}

/// Hits come article by article: each article's head is printed once.
void print_hits(Context& context, const std::vector<SearchHit>& hits) {
  std::int64_t last = 0;
  for (const SearchHit& hit : hits) {
    if (hit.article.row != last) {
      const ArticleRecord& article = hit.article;
      std::vector<std::string> head;
      for (const std::string* part : {&article.publisher, &article.published, &article.title})
        if (!part->empty()) head.push_back(*part);
      head.push_back(article.id);
      context.streams.out << '\n';
      for (const std::string& line : layout::wrapped(joined(head, ", "), context.streams.width))
        context.streams.out << bold(context, line) << '\n';
      last = article.row;
    }
    context.streams.out << hit_view(context, hit);
  }
}

Result<ExitCode> run_search(Context& context, SearchOptions options) {
  TRY(Ledger ledger, open_ledger(options.ledger.path));
  TRY_VOID(check_publisher(ledger, options.ledger));
  if (!options.act.empty()) options.query.act = parse_word<Act>(options.act);
  if (!options.certainty.empty()) options.query.certainty = parse_word<Certainty>(options.certainty);
  options.query.view = options.ledger.view();
  TRY(const std::vector<SearchHit> hits, ledger.search(options.query));
  if (!options.ledger.jsonl()) machine_notice(context);
  if (options.ledger.jsonl()) {
    for (const SearchHit& hit : hits) context.streams.out << safe_json(json_line(hit)) << '\n';
    return kFine;
  }
  print_hits(context, hits);
  const bool cut = hits.size() >= options.query.limit;
  context.streams.out << '\n'
                      << (hits.empty() ? std::string("none found in these articles") : counted(hits.size(), "hit"))
                      << (cut ? "; there may be more: --limit N" : "") << '\n';
  return kFine;
}

template <class E>
std::vector<std::string> words_list() {
  const auto words = words_of<E>();
  return {words.begin(), words.end()};
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App& verb = new_verb(app, {"search", "full text, by statement, source, act, certainty, date", kGroupLedger,
                                  "whosays search \"inspection report\" -l harbour.db\n"
                                  "whosays search delay --act deny --from 2031-05-01 -l harbour.db\n"
                                  "whosays search \"harb*\" --source Odel --format jsonl -l harbour.db"});
  verb.add_option("QUERY", options->query.words, "words; \"a phrase\"; a beginning*")->required()->type_name("");
  verb.add_option("--source", options->query.source, "the source's words or name contain this")->type_name("WORDS");
  verb.add_option("--act", options->act, "what the source does: assert, deny, decline ...")
      ->type_name("WORD")
      ->check(CLI::IsMember(words_list<Act>()));
  verb.add_option("--certainty", options->certainty, "certain, probable, possible or unknown")
      ->type_name("WORD")
      ->check(CLI::IsMember(words_list<Certainty>()));
  verb.add_option("--from", options->query.from, "published on this day or later")
      ->type_name("DATE")
      ->check(iso_date());
  verb.add_option("--until", options->query.until, "published on this day or before")
      ->type_name("DATE")
      ->check(iso_date());
  verb.add_option("--limit", options->query.limit, "at most so many hits")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  add_ledger_options(verb, options->ledger);
  when_run(verb, context, [&context, options] { return run_search(context, *options); });
}

}  // namespace whosays::cli
