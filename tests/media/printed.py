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
