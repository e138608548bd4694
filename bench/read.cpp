// How fast pages become clean text, beside the bare parse of the same bytes by Gumbo and by libxml2, and beside zcat
// for a web archive of them: its records alone (nothing in it is a page), and read. Processor time of one core; one
// line a row: "name<TAB>MB/s". bench/run compares them.
//
//   read FOLDER SECONDS    pages of FOLDER (*.html, *.html.gz); none: pages are generated
#include <gumbo.h>
#include <libxml/HTMLparser.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "read/read.h"

namespace {

namespace fs = std::filesystem;
using namespace whosays;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string gunzipped(const fs::path& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  std::string out;
  char piece[1 << 16];
  for (int got = gzread(file, piece, sizeof piece); got > 0; got = gzread(file, piece, sizeof piece))
    out.append(piece, static_cast<std::size_t>(got));
  gzclose(file);
  return out;
}

std::vector<std::string> pages_of(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder))
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const fs::path& path : paths) pages.push_back(gunzipped(path));
  return pages;
}

/// Pages with the proportions of a news site: much markup, scripts and links, a tenth of it the article.
std::vector<std::string> generated() {
  std::vector<std::string> pages;
  for (int page = 0; page < 40; ++page) {
    std::string html =
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferry report - Callis Courier</title>";
    for (int i = 0; i < 12; ++i) {
      html += "<script>window.d" + std::to_string(i) + "={";
      for (int k = 0; k < 120; ++k)
        html += "\"key" + std::to_string(k) + "\":[" + std::to_string(k * page) + ",\"x\"],";
      html += "};</script><link rel=stylesheet href=\"/s" + std::to_string(i) + ".css\">";
    }
    html += "</head><body><nav class=\"site-nav\"><ul>";
    for (int i = 0; i < 90; ++i)
      html += "<li class=\"nav-item item-" + std::to_string(i) + "\"><a href=\"/section/" + std::to_string(i) +
              "\" data-track=\"menu|" + std::to_string(i) + "\"><span>Section</span></a></li>";
    html += "</ul></nav><main><article class=\"story\"><h1>Ferry report held back</h1>";
    for (int i = 0; i < 25; ++i)
      html +=
          "<p class=\"story__paragraph\">Mira Tolland said on Tuesday that the <a href=\"/ferry\">ferry</a> was late, "
          "and "
          "that nobody had asked her about it &mdash; &ldquo;nobody at all&rdquo; &mdash; before the council of Callis "
          "met for the " +
          std::to_string(i) + "th time that year.</p>\n<div class=\"ad-slot\" id=\"ad" + std::to_string(i) +
          "\"></div>";
    html += "</article></main><section class=\"related-stories\">";
    for (int i = 0; i < 60; ++i)
      html += "<div class=\"card\"><a href=\"/story/" + std::to_string(i) +
              "\"><img src=\"/i.jpg\" alt=\"Harbour\"><h3 "
              "class=\"card__title\">Another headline about the harbour</h3></a></div>";
    pages.push_back(html + "</section><footer>Callis Courier</footer></body></html>");
  }
  return pages;
}

std::size_t read_bytes(const std::string& bytes, read::Format format) {
  std::istringstream in(bytes);
  read::Request request;
  request.name = "bench";
  request.format = format;
  std::size_t text = 0;
  read::read_stream(in, request, [&](Result<read::ReadArticle> read) {
    if (read.ok()) text += read->article.text.size();
    return true;
  });
  return text;
}

/// Bytes a second of processor time, repeated until `seconds` are over.
void measure(const char* name, double seconds, std::size_t bytes, const std::function<void()>& once) {
  once();
  const double from = processor_seconds();
  double done = 0;
  while (processor_seconds() - from < seconds) {
    once();
    done += static_cast<double>(bytes);
  }
  std::printf("%s\t%.1f\n", name, done / (processor_seconds() - from) / 1e6);
  std::fflush(stdout);
}

void silent(void*, const char*, ...) {}

void bare_libxml(const std::string& page) {
  htmlDocPtr tree = htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "utf-8",
                                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (tree != nullptr) xmlFreeDoc(tree);
}

void bare_gumbo(const std::string& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  gumbo_destroy_output(&options, gumbo_parse_with_options(&options, page.data(), page.size()));
}

/// A record a member, as archives are.
std::string archive_of(const std::vector<std::string>& pages, const std::string& type, std::size_t& unpacked) {
  std::string out;
  for (const std::string& page : pages) {
    const std::string body = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + page;
    const std::string record =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.callis.example/a\r\nWARC-Date: "
        "2031-05-03T06:10:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
    unpacked += record.size();
    z_stream zlib{};
    deflateInit2(&zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&zlib, record.size()) + 64, '\0');
    zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(record.data()));
    zlib.avail_in = static_cast<uInt>(record.size());
    zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
    zlib.avail_out = static_cast<uInt>(packed.size());
    deflate(&zlib, Z_FINISH);
    packed.resize(zlib.total_out);
    deflateEnd(&zlib);
    out += packed;
  }
  return out;
}

/// zcat's rate over a file, by the processor time of the child.
void measure_zcat(const std::string& path, std::size_t unpacked, int times) {
  const auto children = [&] {
    std::ifstream stat("/proc/self/stat");
    std::string word;
    for (int i = 0; i < 15; ++i) stat >> word;  // cutime and cstime are the 16th and 17th
    long user = 0;
    long system = 0;
    stat >> user >> system;
    return static_cast<double>(user + system) / 100.0;
  };
  const double from = children();
  const std::string command = "zcat '" + path + "' > /dev/null";
  for (int i = 0; i < times; ++i)
    if (std::system(command.c_str()) != 0) return;
  std::printf("zcat\t%.1f\n", static_cast<double>(unpacked) * times / std::max(children() - from, 0.01) / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 2 ? std::atof(argv[2]) : 1.0;
  std::vector<std::string> pages = argc > 1 && *argv[1] != '\0' ? pages_of(argv[1]) : std::vector<std::string>();
  std::printf("# %s\n", pages.empty() ? "generated pages" : argv[1]);
  if (pages.empty()) pages = generated();
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  std::printf("# %zu pages, %.1f MB\n", pages.size(), static_cast<double>(bytes) / 1e6);
  xmlSetGenericErrorFunc(nullptr, silent);
  measure("gumbo, bare", seconds, bytes, [&] {
    for (const auto& page : pages) bare_gumbo(page);
  });
  measure("libxml2, bare", seconds, bytes, [&] {
    for (const auto& page : pages) bare_libxml(page);
  });
  measure("clean text", seconds, bytes, [&] {
    for (const auto& page : pages) read_bytes(page, read::Format::html);
  });
  std::size_t passed_over = 0;
  const std::string pictures = archive_of(pages, "image/png", passed_over);
  measure("archive, nothing to read", seconds, passed_over, [&] { read_bytes(pictures, read::Format::warc); });
  std::size_t unpacked = 0;
  const std::string archive = archive_of(pages, "text/html", unpacked);
  const std::string path = argc > 3 ? argv[3] : "/tmp/whosays-bench.warc.gz";
  std::ofstream(path, std::ios::binary) << archive;
  measure("archive of pages", seconds, unpacked, [&] { read_bytes(archive, read::Format::warc); });
  measure_zcat(path, unpacked, static_cast<int>(20e6 / static_cast<double>(unpacked)) + 3);
  return 0;
}
