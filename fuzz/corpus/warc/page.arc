filedesc://a.arc 0.0.0.0 20310503061000 text/plain 77
1 0 Callis
URL IP-address Archive-date Content-type Archive-length

http://c.example/ferry 10.0.0.1 20310503061000 text/html 513
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><title>Ferry</title><body><p>Mira Tolland said the ferry was late, and that nobody had asked her about it before Tuesday.</p>
<p>&ldquo;I asked nobody,&rdquo; Odel said&nbsp;on Tuesday, two weeks after the council of Callis had met.</p>
<p>Mira Tolland said the ferry was late, and that nobody had asked her about it before Tuesday.</p>
<p>&ldquo;I asked nobody,&rdquo; Odel said&nbsp;on Tuesday, two weeks after the council of Callis had met.</p>

