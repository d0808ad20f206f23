"""PDFs as pdfium draws them: with text in Latin letters, of any size of page."""

from django.core.files.base import ContentFile


def printed(*pages, name="report.pdf", size=(595, 842)):
    """A PDF with a page for each text in ``pages``; an empty text is a bare page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        content = drawn(text, size[1])
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return ContentFile(assembled(objects), name)


def drawn(text, height):
    lines = "".join(f"({line}) Tj 0 -20 Td " for line in text.splitlines())
    return f"BT /F1 14 Tf 40 {height - 60} Td {lines} ET" if text else ""


def assembled(objects):
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\n"
    return content + f"{end}startxref\n{len(content)}\n%%EOF".encode()


def coded(*pages, name="brief.pdf"):
    """A PDF with the letters of any script, as far as programs that read it go: it
    has their codes, not their shapes. Up to 200 different ones."""
    letters = sorted({c for page in pages for c in page if c != "\n"})
    codes = {letter: f"{20 + n:02x}" for n, letter in enumerate(letters)}
    meanings = "\n".join(
        f"<{code}> <{c.encode('utf-16-be', 'surrogatepass').hex()}>"
        for c, code in codes.items()
    )
    meant = (
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange\n"
        f"<00> <ff>\nendcodespacerange\n{len(codes)} beginbfchar\n{meanings}\n"
        "endbfchar\nendcmap end"
    )
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 "
        f"/LastChar 255 /Widths [{'500 ' * 256}] /ToUnicode 4 0 R >>",
        f"<< /Length {len(meant)} >>\nstream\n{meant}\nendstream",
    ]
    for number, text in enumerate(pages):
        lines = ("".join(codes[c] for c in line) for line in text.splitlines())
        shown = "".join(f"<{line}> Tj 0 -30 Td " for line in lines)
        content = f"BT /F1 10 Tf 40 780 Td {shown} ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {6 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return ContentFile(assembled(objects), name)
