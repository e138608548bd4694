// reads lines a \t b, prints today's features
#include "akin_passage_copy.cpp"
#include <cstdio>
#include <iostream>
#include <fmt/format.h>
using namespace whosays::story;
int main(){ std::string line;
 while(std::getline(std::cin,line)){ auto t=line.find('\t'); std::string a=line.substr(0,t), b=line.substr(t+1);
  auto A=akin_sentences(a), B=akin_sentences(b);
  float best[3]={0,0,0}; Probe p{}; p.veto=9; float bestof=-1; int n=0;
  for(auto&x:A) for(auto&y:B){ ++n; int k=0; for(Asked q:{Asked::of_text,Asked::of_statement,Asked::of_credited}) {best[k]=std::max(best[k],likeness(x,y,q));k++;}
    Comparing c(x,y); Probe r=c.probe(); if(x.strength!=y.strength) r.veto|=16; if(r.of_a+r.of_b>bestof){bestof=r.of_a+r.of_b;p=r;} }
  fmt::print("{} {} {} {} {} {} {} {} {}\n",best[0],best[1],best[2],n,p.veto,p.of_a,p.of_b,p.telling,p.against);
 } }
