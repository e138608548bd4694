// An audit as one line of JSON. Keys: docs/audit.md.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "audit/audit.h"
#include "base/utf8.h"

namespace whosays::audit {
namespace {

class JsonPage {
 public:
  JsonPage(const Audit& audit, const Document& draft, const Rules& rules)
      : audit_(audit),
        draft_(draft),
        rules_(rules),
        text_(draft.article.text, utf8::Unit::code_points),
        title_(draft.article.title, utf8::Unit::code_points) {}

  std::string run() {
    json_.StartObject();
    text("schema", "whosays.audit/1");
    text("engine", draft_.engine);
    text("model", draft_.model);
    text("file", audit_.name);
    text("id", draft_.article.id);
    text("sha256", draft_.article.sha256);
    number("words", audit_.words);
    number("statements", audit_.statements);
    list("set_aside", audit_.set_aside, [&](const SetAside& row) {
      line(row.line);
      text("why", row.why);
    });
    list("look", audit_.look, [&](const Spot& row) { spot(row); });
    list("spoken_against", audit_.against, [&](const SpokenAgainst& row) { against(row); });
    texts("asked_not_in_text", audit_.asked_not_in_text);
    list("note", audit_.note, [&](const Spot& row) { spot(row); });
    texts("not_checked", audit_.not_checked);
    number("unanswered", audit_.unanswered);
    if (audit_.with_reply) number("never_put", audit_.never_put);
    list("rules", rules_.all(), [&](const Rule& rule) {
      text("id", rule.id);
      truth("on", rule.on);
      text("kind", rule.kind == RuleKind::look ? "look" : "note");
      text("finds", rule.finds);
      text("from", rule.from);
    });
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void value(std::string_view words) { json_.String(words.data(), static_cast<rapidjson::SizeType>(words.size())); }
  void text(std::string_view name, std::string_view words) { key(name), value(words); }
  void number(std::string_view name, std::uint64_t n) { key(name), json_.Uint64(n); }
  void truth(std::string_view name, bool yes) { key(name), json_.Bool(yes); }

  void texts(std::string_view name, const std::vector<std::string>& all) {
    key(name);
    json_.StartArray();
    for (const std::string& words : all) value(words);
    json_.EndArray();
  }

  template <class Rows, class Write>
  void list(std::string_view name, const Rows& rows, const Write& write) {
    key(name);
    json_.StartArray();
    for (const auto& row : rows) {
      json_.StartObject();
      write(row);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void line(std::uint32_t n) {
    key("line");
    n == 0 ? json_.Null() : json_.Uint(n);
  }

  void place(Field field, Span span, std::uint32_t n) {
    const utf8::OffsetTable& table = field == Field::text ? text_ : title_;
    line(n);
    text("field", word(field));
    key("span");
    json_.StartArray();
    json_.Uint(table.from_byte(span.begin));
    json_.Uint(table.from_byte(span.end));
    json_.EndArray();
  }

  void spot(const Spot& row) {
    const Rule& rule = rules_.at(row.rule);
    text("rule", row.rule);
    text("label", rule.label);
    place(row.field, row.span, row.line);
    text("says", row.words);
    texts("receipts", row.receipts);
    key("claim");
    row.claim.empty() ? json_.Null()
                      : json_.String(row.claim.data(), static_cast<rapidjson::SizeType>(row.claim.size()));
  }

  void against(const SpokenAgainst& row) {
    text("who", row.who);
    truth("named_in_it", row.named_in_it);
    place(row.field, row.span, row.line);
    text("allegation", row.allegation);
    text("by", row.by);
    texts("answers", row.answers);
    if (!audit_.with_reply) return;
    truth("asked", row.asked);
    texts("reply_file", row.replies);
  }

  const Audit& audit_;
  const Document& draft_;
  const Rules& rules_;
  utf8::OffsetTable text_;
  utf8::OffsetTable title_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace

std::string as_json(const Audit& audit, const Document& draft, const Rules& rules) {
  return JsonPage(audit, draft, rules).run();
}

}  // namespace whosays::audit
