#!/usr/bin/env bash
# Mails, office documents, PDF and Markdown, made here: what is read, that receipts hold, that private parts are not kept,
# that hostile ones cost one line. People, places and outlets are invented.
. "$(dirname "$(realpath "$0")")/lib.sh"

# One line that tells of the input.
refused_once() { exited 2 && [ "$(failure_lines)" -eq 1 ] && says "$1"; }

python3 - <<'END'
import zipfile
said = "Mira Tolland said the pier was safe."
w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
def p(t): return f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>"
def docx(name, body, **more):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")
        z.writestr("word/comments.xml", f"<w:comments {w}>{p('COMMENTSECRET')}</w:comments>")
        for k, v in more.items(): z.writestr(k, v)
docx("memo.docx", p("A memo on the pier") + p(said) +
     "<w:p><w:del><w:r><w:delText>DELETEDSECRET</w:delText></w:r></w:del><w:r><w:t>Marek Odel denied it.</w:t></w:r></w:p>")
docx("bomb.docx", p(" " * (80 << 20)))
office = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table", "meta"))
with zipfile.ZipFile("memo.odt", "w") as z:
    z.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    z.writestr("content.xml", f"<office:document-content {office}><office:body><office:text>"
               f"<text:h>A memo on the pier</text:h><text:p>{said}<office:annotation><text:p>COMMENTSECRET</text:p>"
               "</office:annotation></text:p></office:text></office:body></office:document-content>")
with zipfile.ZipFile("other.zip", "w") as z: z.writestr("a.txt", said)
open("letter.eml", "w").write(
    "Received: from HEADERSECRET\nFrom: Ilse Varga <varga@courier.example>\nTo: ADDRESSSECRET@desk.example\n"
    "Subject: =?utf-8?q?The_pier_of_C=C3=A1llis?=\nDate: Sat, 03 May 2031 06:10:00 +0200\nMIME-Version: 1.0\n"
    "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\n"
    f"Content-Transfer-Encoding: quoted-printable\n\n{said} =93No=94 caf=E9.\n\n--b\nContent-Type: text/html\n\n<p>HTML</p>\n--b--\n")
open("parts.eml", "w").write("From: a <a@b.example>\nSubject: many\nContent-Type: multipart/mixed; boundary=b\n\n" +
    "".join(f"--b\n\n{said}\n" for _ in range(5000)))
open("broken.eml", "w").write("From: a <a@b.example>\nSubject: broken\nContent-Transfer-Encoding: base64\n\n!!!***\n")
open("notes.md", "w").write(f"# The *pier*\n\nMira Tolland **said** the [pier](https://callis.example/a) was safe &amp; _sound_.\n\n- {said}\n")
def pdf(name, pages):
    n = len(pages); o = ["<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{3 + 2 * i} 0 R' for i in range(n))}] /Count {n} >>"]
    for i, lines in enumerate(pages):
        c = "".join(f"BT /F1 {s} Tf {x} {y} Td ({t}) Tj ET\n" for x, y, s, t in lines)
        o += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * i} 0 R /Resources << /Font << /F1 {3 + 2 * n} 0 R >> >> >>",
              f"<< /Length {len(c)} >>\nstream\n{c}endstream"]
    o.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    out, at = "%PDF-1.4\n", []
    for i, t in enumerate(o): at.append(len(out)); out += f"{i + 1} 0 obj\n{t}\nendobj\n"
    x = len(out); out += f"xref\n0 {len(o) + 1}\n0000000000 65535 f \n" + "".join(f"{a:010} 00000 n \n" for a in at)
    open(name, "w").write(out + f"trailer << /Size {len(o) + 1} /Root 1 0 R >>\nstartxref\n{x}\n%%EOF\n")
pdf("paper.pdf", [[(72, 700, 20, "The pier of Callis is closed"), (72, 640, 11, "Mira Tolland said on Monday that the inspec-"),
                   (72, 626, 11, "tion of the pier was late.")], [(72, 700, 11, "Marek Odel said the pier was safe.")]])
END

for file in memo.docx memo.odt letter.eml notes.md; do
  run read --format jsonl "$file"
  expect "$file is read" eval 'exited 0 && shows "Mira Tolland"'
done
run read --format jsonl memo.docx memo.odt letter.eml
expect "what is private is not shown" eval '! grep -q "SECRET" out.txt'
run read --format jsonl letter.eml
expect "a mail's subject, name, date and text" eval 'shows "\"title\":\"The pier of Cállis\"" && shows "\"byline\":\"Ilse Varga\"" &&
  shows "\"published\":\"2031-05-03T06:10:00+02:00\"" && shows "“No” café" && ! shows HTML'
cp letter.eml letter.txt
run read --from eml --format jsonl letter.txt
expect "--from eml" eval 'exited 0 && shows "Cállis"'

python3 - <<'END'
page = ("<html><head><title>The pier is shut</title></head><body><article><p>CALLIS (AP) - Mira Tolland said the pier was safe.</p>"
        "<p>Marek Odel said on Monday that the inspection was late, and that nobody had told him why.</p></article></body></html>")
http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n{page}"
open("pages.warc", "w", newline="").write(
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-05-03T06:10:00Z\r\n"
    "WARC-Target-URI: https://callis.example/pier\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(http)}\r\n\r\n{http}\r\n\r\n")
END
run read --format jsonl pages.warc
expect "a page of an archive: when it was retrieved, whom it credits" eval 'exited 0 &&
  shows "\"retrieved\":\"2031-05-03T06:10:00Z\"" && shows "\"credit\":\"Associated Press\""'
run add pages.warc -l archive.db
run export --as jsonl -l archive.db
expect "and its statements know it" eval 'exited 0 && shows "\"retrieved\":\"2031-05-03T06:10:00Z\""'
run export --as csv -l archive.db
expect "in the table as well" eval 'exited 0 && shows ",retrieved" && shows ",2031-05-03T06:10:00Z"'

run add memo.docx memo.odt letter.eml notes.md -l story.db
expect "they are added" exited 0
run receipts -l story.db
expect "every receipt holds" eval 'exited 0 && shows "all hold"'
run add memo.docx letter.eml notes.md -l story.db
expect "again is harmless" eval 'exited 0 && shows "unchanged\|already\|nothing new\|0 articles"'
expect "no private byte in the ledger" eval '! { sqlite3 story.db "SELECT title, text FROM reading" | grep -q SECRET; }'
if command -v zstd >/dev/null; then
  expect "nor in its originals" eval '! { for n in 1 2 3 4; do
    sqlite3 story.db "SELECT writefile(\"o.zst\", compressed) FROM original WHERE original_row = $n" >/dev/null; zstd -dcq o.zst; done | grep -qa SECRET; }'
fi

run read bomb.docx
expect "a bomb" refused_once bomb.docx
run read other.zip
expect "another archive" refused_once "unpack it"
run read broken.eml
expect "a mail of broken base64" refused_once broken.eml
run read parts.eml
expect "thousands of parts" eval 'exited 0 && shows "more than 1000 parts"'
run read bomb.docx memo.docx broken.eml --format jsonl
expect "the batch goes on" eval 'exited 3 && shows "Mira Tolland" && [ "$(failure_lines)" -eq 2 ]'

if command -v pdftotext >/dev/null; then
  run read --format jsonl paper.pdf
  expect "a PDF" eval 'exited 0 && shows "\"title\":\"The pier of Callis is closed\"" && shows "that the inspection of the pier was late"'
  run add paper.pdf -l paper.db
  run receipts -l paper.db
  expect "its receipts hold" eval 'exited 0 && shows "all hold"'
  run search safe -l paper.db --format jsonl
  id=$(python3 -c 'import json; print(json.loads(open("out.txt").readline())["statement"]["id"])')
  run cite "$id" -l paper.db
  expect "cite names the page and the file" eval 'exited 0 && shows "p\.2" && shows "application/pdf" && shows "$(sha256sum <paper.pdf | cut -c 1-64)"'
  printf '%%PDF-1.7 no more' >broken.pdf
  run read broken.pdf
  expect "a broken PDF" refused_once "pdftotext"
else
  echo "pdftotext is not installed: PDF is not tested"
fi
code=0
env PATH=/nowhere "$whosays" read paper.pdf >out.txt 2>err.txt || code=$?
expect "without pdftotext, what to install" refused_once "poppler-utils"
finish
