#include "story/words.h"
#include "relate/frequency.h"
#include "relate/scan.h"
#include "story/dates.h"
#include <iostream>
#include <map>
#include <fmt/format.h>
using namespace whosays; using namespace whosays::story;
int main(){ std::string line; // one article a line, paragraphs as \x01
 while(std::getline(std::cin,line)){ for(char&c:line) if(c=='\x01') c='\n';
  std::map<std::string,std::array<int,3>> m; auto ws=words_in(line);
  for(size_t i=0;i<ws.size();++i){ auto&w=ws[i]; if(w.number||is_calendar(w.text)) continue; auto s=stem(w.text); int l=relate::level_of(relate::hash_of(s)); if(l<4) continue;
   bool first=i==0; if(i) for(size_t k=ws[i-1].span.end;k<w.span.begin;++k) if(strchr(".!?\n:",line[k])) first=true;
   auto&x=m[s]; x[0]=l; x[1]++; x[2]+=(w.capital&&!first); }
  std::string o; for(auto&[s,x]:m) o+=fmt::format("{}:{}:{}:{} ",s,x[0],x[1],x[2]); std::cout<<ws.size()<<" "<<o<<"\n"; } }
