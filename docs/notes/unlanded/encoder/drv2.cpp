#include "akin_passage_copy2.cpp"
#include <cstdio>
#include <iostream>
#include <fmt/format.h>
using namespace whosays::story;
int main(){ std::string line;
 while(std::getline(std::cin,line)){ auto t=line.find('\t'); std::string a=line.substr(0,t), b=line.substr(t+1);
  auto A=akin_sentences(a), B=akin_sentences(b);
  float best[3]={0,0,0}; std::vector<float> p(14,0); p[0]=8; float bestof=-1;
  for(auto&x:A) for(auto&y:B){ int k=0; for(Asked q:{Asked::of_text,Asked::of_statement,Asked::of_credited}) {best[k]=std::max(best[k],likeness(x,y,q));k++;}
    Comparing c(x,y); auto r=c.probe(); if(x.strength!=y.strength) r[0]+=16; float key=r[1]+r[2]-(r[0]!=0?10:0); if(bestof==-1||key>bestof){bestof=key;p=r;} }
  fmt::print("{} {} {} {}\n",best[0],best[1],best[2],fmt::join(p," "));
 } }
