"""A web server on 127.0.0.1 that behaves well, badly and maliciously. Everybody in its pages is invented.

server.py FOLDER [CERTIFICATE KEY]: writes its port to FOLDER/port and every request to FOLDER/requests, one a line."""
import gzip
import http.server
import os
import ssl
import sys
import time

folder = sys.argv[1]


def page(title, words, head=""):
    text = " ".join("The council of Callis heard on day %d that the ferry was late again." % i for i in range(12))
    return ("<!doctype html><html><head><title>%s</title>%s</head><body><article><h1>%s</h1><p>%s</p><p>%s</p>"
            "</article></body></html>" % (title, head, title, words, text)).encode()


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Callis Courier</title><link>{base}/</link>
<item><title>Whole</title><link>{base}/whole.html</link><content:encoded>&lt;p&gt;Mira Tolland said the pier was closed.
&lt;/p&gt;</content:encoded></item>
<item><title>Ferry late</title><link>{base}/ferry.html</link><description>The ferry ...</description></item>
<item><title>Kept private</title><link>{base}/private/a.html</link><description>Not for programs ...</description></item>
<item><title>Gone</title><link>{base}/gone</link><description>It is gone ...</description></item>
<item><title>Harbour</title><link>{base}/harbour.html</link><description>Harbour ...</description>
<pubDate>Sat, 03 May 2031 06:10:00 GMT</pubDate></item>
</channel></rss>"""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def give(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def tagged(self, body, tag, kind="text/html; charset=utf-8"):
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
        else:
            self.give(body, kind, ETag=tag, Last_Modified="Sat, 03 May 2031 06:10:00 GMT", Set_Cookie="who=odel")

    def go(self, where, status=302):
        self.give(b"", None, status, Location=where)

    def do_GET(self):
        with open(os.path.join(folder, "requests"), "a") as log:
            log.write("%s %s | %s | %s\n" % (self.command, self.path, self.headers.get("User-Agent"),
                                             self.headers.get("If-None-Match")))
        base = "http://%s" % self.headers.get("Host")
        ferry = page("Ferry late", "Ilse Varn said the ferry was late.")
        path = self.path
        try:
            if path == "/robots.txt":
                self.give(b"User-agent: *\nDisallow: /private/\n", "text/plain")
            elif path == "/ferry.html":
                self.tagged(ferry, '"v1"')
            elif path == "/harbour.html":
                self.give(page("Harbour vote", "Marek Odel said the vote was fair."))
            elif path == "/private/a.html":
                self.give(ferry)
            elif path == "/changing.html":
                self.give(open(os.path.join(folder, "changing.html"), "rb").read())
            elif path == "/nonce.html":
                self.give(page("Nonce", "Ilse Varn said it was so.", "<meta name=nonce content=%r>" % time.time()))
            elif path in ("/feed.xml", "/private/feed.xml"):
                self.tagged(FEED.format(base=base).encode(), '"f1"', "application/rss+xml")
            elif path == "/cyrillic.html":
                self.give(page("Порт", "Илсе Варн сказала правду о пароме.").decode().encode("windows-1251"),
                          "text/html; charset=windows-1251")
            elif path == "/latin.xml":
                self.give(b"<rss><channel><title>P</title><item><title>Qu\xe9bec</title><link>%s/q</link></item>"
                          b"</channel></rss>" % base.encode(), "application/rss+xml; charset=ISO-8859-1")
            elif path == "/moved":
                self.go("/ferry.html", 301)
            elif path == "/loop":
                self.go("/loop?" + "x" * 3)
            elif path.startswith("/loop?"):
                self.go("/loop")
            elif path == "/to-private":
                self.go("http://192.168.77.1/")
            elif path == "/to-localhost":
                self.go(base.replace("127.0.0.1", "localhost") + "/ferry.html")
            elif path == "/to-file":
                self.go("file:///etc/hostname")
            elif path == "/nowhere":
                self.give(b"", None, 302)
            elif path == "/short":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", "500000")
                self.end_headers()
                self.wfile.write(ferry)
                self.close_connection = True
            elif path == "/claims-huge":
                self.send_response(200)
                self.send_header("Content-Length", "99999999999")
                self.end_headers()
                self.close_connection = True
            elif path == "/endless":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                while True:
                    self.wfile.write(b"<p>and so on " * 1000)
            elif path == "/endless-header":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while True:
                    self.wfile.write(b"X-Name: " + b"x" * 1000 + b"\r\n")
            elif path == "/slow":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                while True:
                    self.wfile.write(b"<")
                    self.wfile.flush()
                    time.sleep(0.2)
            elif path == "/silent":
                time.sleep(30)
            elif path == "/bomb":
                self.give(gzip.compress(b"<p>" * 40_000_000, 9), Content_Encoding="gzip")
            elif path == "/packed":
                self.give(gzip.compress(ferry), Content_Encoding="gzip")
            elif path == "/packed-damaged":
                packed = bytearray(gzip.compress(ferry))
                packed[40:60] = bytes(20)
                self.give(bytes(packed), Content_Encoding="gzip")
            elif path == "/packed-cut":
                self.give(gzip.compress(ferry)[:-40], Content_Encoding="gzip")
            elif path == "/picture":
                self.give(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "image/png")
            elif path == "/empty":
                self.give(b"")
            elif path == "/forbidden":
                self.give(b"no", status=403)
            elif path == "/broken":
                self.give(b"no", status=503)
            else:
                self.give(b"not here", status=404)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
with open(os.path.join(folder, "port.part"), "w") as out:
    out.write(str(server.server_address[1]))
os.rename(os.path.join(folder, "port.part"), os.path.join(folder, "port"))
server.serve_forever()
