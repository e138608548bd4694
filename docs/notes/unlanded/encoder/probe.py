# Writes akin_passage_copy.cpp (for drv.cpp) and akin_passage_copy2.cpp (for drv2.cpp) from src/story/akin_passage.cpp of 9eeba2f.
import subprocess
SOURCE = subprocess.run(["git", "show", "9eeba2f:src/story/akin_passage.cpp"], capture_output=True, text=True).stdout
TAKES = """
    take([](const AkinWord& x, const AkinWord& y) { return x.form == y.form && x.number == y.number; });%s
    take(mean_one_thing);
    take([](const AkinWord& x, const AkinWord& y) { return x.negated != y.negated && x.telling && y.telling && are_opposite(x, y); });
"""
VETO = "(denied_||against_*2>shared_?1:0)|(other_number()?2:0)|(opposed()?4:0)|(told_?0:8)"
CLASS = "class Comparing {\n public:"
first = SOURCE.replace(CLASS, "struct Probe { int veto; float of_a, of_b, telling, against; };\n" + CLASS + """
  Probe probe() {""" + TAKES % "" + """    Probe r{}; r.veto = """ + VETO + """;
    r.of_a = shared_ / std::max(total(a_), 1.0F); r.of_b = shared_ / std::max(total(b_), 1.0F); r.telling = telling_; r.against = against_; return r; }
""")
open("akin_passage_copy.cpp", "w").write(first)
second = SOURCE.replace(CLASS, CLASS + """
  std::vector<float> probe() {""" + TAKES % "exact_ = shared_;" + """    int v = """ + VETO + """;
    float ta = std::max(total(a_), 1.0F), tb = std::max(total(b_), 1.0F), runs = 0, na = 0, nb = 0, ma = 0, mb = 0;
    for (size_t i = 0; i + 1 < pair_.size(); ++i) if (pair_[i] >= 0 && pair_[i+1] >= 0 && std::abs(pair_[i+1] - pair_[i]) <= 2) runs += 1;
    for (size_t i = 0; i < a_.words.size(); ++i) { na += a_.words[i].name && !taken_a_[i]; ma += a_.words[i].number && !taken_a_[i]; }
    for (size_t j = 0; j < b_.words.size(); ++j) { nb += b_.words[j].name && !taken_b_[j]; mb += b_.words[j].number && !taken_b_[j]; }
    return {(float)v, std::min(shared_/ta, shared_/tb), std::max(shared_/ta, shared_/tb), telling_, shared_, exact_, rare_, names_, number_shared_ ? 1.F : 0.F, runs,
            std::min(na, nb), std::min(ma, mb), (float)std::min(a_.words.size(), b_.words.size()), (float)std::max(a_.words.size(), b_.words.size())}; }
  float exact_ = 0, rare_ = 0, names_ = 0; std::vector<int> pair_;
""")
second = second.replace("taken_a_[i] = taken_b_[j] = 1;", "taken_a_[i] = taken_b_[j] = 1; if (pair_.empty()) pair_.assign(a_.words.size(), -1); pair_[i] = (int)j;")
second = second.replace("    shared_ += weight;\n", "    shared_ += weight;\n    if (x.name || y.name) names_ += 1; else if (x.telling && y.telling && weight >= 0.84F) rare_ += weight;\n")
open("akin_passage_copy2.cpp", "w").write(second)
