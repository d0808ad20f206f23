"""Files that are not what they seem, made on the spot: by name, bytes, and sentence."""

import io
import struct
import zlib

from PIL import Image


def picture(kind="JPEG", size=(60, 40), mode="RGB", **save):
    stream = io.BytesIO()
    Image.new(mode, size, (20, 90, 100, 128)[: len(mode)]).save(stream, kind, **save)
    return stream.getvalue()


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def huge_png(width, height):
    """A PNG of a few bytes that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


REFUSED_IMAGES = {
    "php": ("poly.jpg", b"<?php system($_GET['c']); ?>", "is not a picture"),
    "svg": (
        "map.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "is not a picture",
    ),
    "html": ("a.jpg", b"<!doctype html><script>alert(1)</script>", "is not a picture"),
    "truncated": ("half.jpg", picture(size=(900, 600))[:1500], "damaged or incomplete"),
    "header only": ("head.jpg", picture()[:30], "is not a picture"),
    "huge png": ("bomb.png", huge_png(30_000, 30_000), "too many pixels"),
    "just too many pixels": ("big.png", huge_png(8_000, 7_501), "too many pixels"),
    "bmp": ("a.png", picture("BMP"), "is not a picture"),
    "tiff": ("a.jpg", picture("TIFF"), "is not a picture"),
    "ppm": ("a.jpg", picture("PPM"), "is not a picture"),
    "postscript": ("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n", "is not a picture"),
    "pdf": ("a.jpg", b"%PDF-1.7\n", "is not a picture"),
    "heic": ("IMG_1.HEIC", b"\0\0\0\x24ftypheic\0\0\0\0", "HEIC photo"),
    "broken png": ("a.png", picture("PNG")[:-20] + b"x" * 20, "damaged or incomplete"),
}

REFUSED_PDFS = {
    "text": ("a.pdf", b"Dear Sir or Madam", "is not a PDF"),
    "html": ("a.pdf", b"<script>alert(1)</script>", "is not a PDF"),
    "picture": ("a.pdf", picture(), "is not a PDF"),
    "only a header": ("a.pdf", b"%PDF-1.7\n", "can't be opened"),
    "rubbish": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "can't be opened"),
}


def locked_pdf():
    """A PDF whose text nobody can read without a password that nobody has."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 60 80] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        % (b"41" * 32, b"42" * 32),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R "
        b"/Encrypt 4 0 R /ID [<01><01>] >>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(content))
    )


REFUSED_PDFS["locked"] = ("a.pdf", locked_pdf(), "is locked with a password")
