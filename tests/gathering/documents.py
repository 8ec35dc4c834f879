"""Documents to gather: an article, and a PDF of so many pages."""

from collections.abc import Sequence

ARTICLE = """<!doctype html>
<html lang="de-DE"><head><meta charset="utf-8">
<title>Kanzler bleibt bei seinem Nein | Tagesblatt</title>
<meta name="author" content="Anna van der Berg; dpa">
<meta property="og:site_name" content="Tagesblatt">
<meta property="article:published_time" content="2024-11-18T07:30:00+01:00">
<meta property="article:modified_time" content="2025-02-01T07:30:00+01:00">
</head><body><nav><a href="/">Startseite</a> <a href="/abo">Abo bestellen</a></nav>
<article><h1>Kanzler bleibt bei seinem Nein</h1>
<p>Der Kanzler hat die Lieferung am Montag erneut abgelehnt. „Das <em>bleibt</em> so“, sagte er in
Berlin nach der Sitzung seines Kabinetts, an der alle Minister teilgenommen hatten.</p>
<p>Die Außenministerin widersprach ihm am Abend im Fernsehen: „Wir sollten es tun“, sagte sie, und
fügte hinzu, dass darüber in der nächsten Woche weiter gesprochen werde.</p>
</article><footer>Copyright 2026 Tagesblatt, Stand 3. Januar 2026</footer></body></html>
"""


def pdf(pages: Sequence[str], *, title: str = "") -> bytes:
    """A PDF with one line of ASCII text on each page; an empty line gives an empty page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(pages):
        drawn = f"BT /F1 12 Tf 50 700 Td ({line}) Tj ET" if line else ""
        font = "<< /Font << /F1 3 0 R >> >>"
        box = f"/MediaBox [0 0 600 800] /Resources {font}"
        page = f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * number} 0 R >>"
        objects += [page, f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"]
    objects.append(f"<< /Title ({title}) >>")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    )
    return out + tail.encode("ascii")
