// What is filed once for all claims: possible answers, what may contradict, findings. See answers.cpp and findings.cpp.
#include "story/standing.h"

#include "story/words.h"

namespace whosays::story {

Standing::Standing(const Room& room) : room_(room) {
  for (const StatementIndex i : room.desk.statements()) {
    file_finding(i);
    file_answer(i);
  }
  compared_.resize(said_.all.size());
}

Standing::Repeated& Standing::Shelf::put(const std::string& words, StatementIndex statement, const Room& room) {
  const auto [it, is_new] = place.try_emplace(words, all.size());
  const ArticleIndex home = room.desk.home(statement);
  if (is_new) {
    all.emplace_back();
    for (const std::string& key : room.sayings[statement].keys)
      if (!is_everyday(key)) by_key[key].push_back(it->second);
    for (const std::string& name : room.sayings[statement].names) by_name[name].push_back(it->second);
  }
  by_group[room.relations.rows[home].group].insert(it->second);
  by_article[home].push_back(statement);
  all[it->second].statements.push_back(statement);
  return all[it->second];
}

const Standing::Compared& Standing::compared(std::size_t repeated) {
  std::optional<Compared>& out = compared_[repeated];
  if (!out) {
    const Saying& saying = room_.sayings[said_.all[repeated].statements.front()];
    out = Compared{readings_of(saying), side_of(saying)};
  }
  return *out;
}

}  // namespace whosays::story
