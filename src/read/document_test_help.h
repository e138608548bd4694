// Documents made in memory: zip archives (stored or packed), a DOCX, an ODT, a PDF. All names and words are invented.
#pragma once

#include <fmt/format.h>
#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace whosays::read {

struct ZippedFile {
  std::string name;
  std::string bytes;
  bool packed = false;
  std::uint32_t stated_size = 0;  ///< a lie; 0 for the truth
};

inline std::string little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

inline std::string raw_deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zip_of(const std::vector<ZippedFile>& files) {
  std::string out;
  std::string list;
  for (const ZippedFile& file : files) {
    const std::string stored = file.packed ? raw_deflated(file.bytes) : file.bytes;
    const auto crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(file.bytes.data()), static_cast<uInt>(file.bytes.size())));
    const auto size = file.stated_size != 0 ? file.stated_size : static_cast<std::uint32_t>(file.bytes.size());
    const std::string common = little(20, 2) + little(0, 2) + little(file.packed ? 8 : 0, 2) + little(0, 4) +
                               little(crc, 4) + little(static_cast<std::uint32_t>(stored.size()), 4) + little(size, 4) +
                               little(static_cast<std::uint32_t>(file.name.size()), 2) + little(0, 2);
    list += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
            little(static_cast<std::uint32_t>(out.size()), 4) + file.name;
    out += "PK\x03\x04" + common + file.name + stored;
  }
  const auto at = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(files.size());
  return out + list + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(static_cast<std::uint32_t>(list.size()), 4) + little(at, 4) + little(0, 2);
}

inline std::string docx_xml(const std::string& body) {
  return R"(<?xml version="1.0" encoding="UTF-8"?><x:document xmlns:x="http://schemas.openxmlformats.org/)"
         R"(wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><x:body>)" +
         body + "</x:body></x:document>";
}

/// `body` with the prefix "x:"; `properties` inside <cp:coreProperties>.
inline std::string docx_of(const std::string& body, const std::string& properties = {}) {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", docx_xml(body), true},
                 {"docProps/core.xml",
                  R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/)"
                  R"(core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" )"
                  R"(xmlns:dcterms="http://purl.org/dc/terms/">)" +
                      properties + "</cp:coreProperties>",
                  true}});
}

inline std::string docx_paragraph(const std::string& words, const std::string& properties = {}) {
  return fmt::format("<x:p><x:pPr>{}</x:pPr><x:r><x:t>{}</x:t></x:r></x:p>", properties, words);
}

inline std::string odt_of(const std::string& body, const std::string& meta = {}) {
  const std::string names =
      R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:)"
      R"(xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:meta="urn:oasis:names:)"
      R"(tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" )"
      R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")";
  const auto file = [&](const std::string& inside) {
    return fmt::format("<?xml version=\"1.0\"?><office:document {}>{}</office:document>", names, inside);
  };
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", file("<office:body><office:text>" + body + "</office:text></office:body>"), true},
                 {"meta.xml", file("<office:meta>" + meta + "</office:meta>"), true}});
}

/// Words at a place, in points from the lower left corner.
struct PdfWords {
  int x, y, size;
  std::string words;
};

/// A PDF of pages of 612 by 792 points, in Helvetica.
inline std::string pdf_of(const std::vector<std::vector<PdfWords>>& pages, const std::string& info = {}) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
  std::string kids;
  const std::size_t font = 3 + 2 * pages.size();
  for (const auto& page : pages) {
    kids += fmt::format("{} 0 R ", objects.size() + 1);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R "
                    "/Resources << /Font << /F1 {} 0 R >> >> >>",
                    objects.size() + 2, font));
    std::string content;
    for (const PdfWords& w : page)
      content += fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", w.size, w.x, w.y, w.words);
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  objects.emplace_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  objects.push_back(fmt::format("<< {} >>", info));
  std::string out = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return fmt::format("{}{}trailer << /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n", out, table,
                     objects.size() + 1, objects.size(), out.size());
}

}  // namespace whosays::read
