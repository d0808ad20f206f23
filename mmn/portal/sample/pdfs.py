"""Small PDFs with real text, written by hand: title page, then the text."""

import re
import textwrap
from html import unescape

PAGE = (595, 842)  # A4 in points
LINES = 34


def pdf(title, notes, html, pages):
    """A PDF of at most ``pages`` pages: ``notes`` below the title, ``html`` as text."""
    sheets = [_title_page(title, notes), *_text_pages(plain(html), pages - 1)]
    return _file([*map(_numbered, enumerate(sheets, 1))], title)


def plain(html):
    """The words of a rich text, a paragraph each."""
    text = re.sub(r"<sup>.*?</sup>", "", html)
    parts = re.split(r"</?(?:p|h[2-5]|li|tr|blockquote|ul|ol|table)[^>]*>", text)
    words = [
        " ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in parts
    ]
    return [part for part in words if part]


def _title_page(title, notes):
    lines = [("F2", 26, 72, 640 - 32 * i, t) for i, t in _wrapped(title, 34)]
    top = lines[-1][3] - 46
    lines += [("F1", 13, 72, top - 20 * i, note) for i, note in enumerate(notes)]
    lines.append(("F1", 11, 72, 96, "Mekong Migration Network"))
    band = (
        "0.043 0.333 0.388 rg 0 700 595 142 re f 0.651 0.239 0.09 rg 72 692 80 8 re f\n"
    )
    return band + _page(lines)


def _text_pages(parts, count):
    """The paragraphs, as evenly as they go, on at most ``count`` pages."""
    each = max(1, -(-len(parts) // max(1, count)))
    groups = [parts[i : i + each] for i in range(0, len(parts), each)]
    return [_text_page(group) for group in groups[:count]]


def _text_page(parts):
    lines = [line for part in parts for line in [*textwrap.wrap(part, 82), ""]]
    return _page([("F1", 11, 72, 760 - 19 * n, t) for n, t in enumerate(lines[:LINES])])


def _wrapped(text, width):
    return enumerate(textwrap.wrap(text, width))


def _page(lines):
    return "0.102 0.133 0.188 rg\n" + "".join(
        f"BT /{font} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n"
        for font, size, x, y, text in lines
    )


def _numbered(numbered):
    number, content = numbered
    return content + f"BT /F1 9 Tf 510 48 Td ({number}) Tj ET\n"


def _escaped(text):
    return re.sub(r"([\\()])", r"\\\1", text)


def _file(contents, title):
    """The objects of the file, with the table that says where each begins."""
    count = len(contents)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        font.format("Helvetica"),
        font.format("Helvetica-Bold"),
        f"<< /Title ({_escaped(title)}) >>",
    ]
    for i, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            f"/Contents {7 + 2 * i} 0 R >>"
        )
        length = len(_bytes(content))
        objects.append(f"<< /Length {length} >>\nstream\n{content}endstream")
    return _assembled([_bytes(item) for item in objects])


def _assembled(objects):
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def _bytes(text):
    return text.encode("cp1252", "replace")
