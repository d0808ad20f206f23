"""Covers of sample publications: title, drawing, name of the network."""

import io

from PIL import Image, ImageDraw, ImageFont

from .drawing import LIGHTS, mixed
from .scenes import picture

SIZE = (900, 1200)
MARGIN = 72


def cover(words, title, subtitle=""):
    """``cover("factory dusk 1", "Jobs in SEZs", ...)``: JPEG bytes, upright."""
    light = LIGHTS[words.split()[1]]
    ground = mixed(light.land[4], light.dark, 0.25)
    sheet = Image.new("RGB", SIZE, ground)
    drawn = Image.open(io.BytesIO(picture(words, (900, 530))))
    sheet.paste(drawn, (0, 560))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 548, 900, 560), fill=light.bright[0])
    pen.rectangle((0, 1090, 900, 1200), fill=ground)
    pen.rectangle((MARGIN, 76, MARGIN + 120, 86), fill=light.bright[0])
    pale = mixed("#fbf9f5", light.sun, 0.2)
    end = _set(pen, title, 112, 68 if len(title) < 44 else 54, pale)
    if subtitle:
        _set(pen, subtitle, end + 22, 36, mixed(pale, ground, 0.2))
    name = ImageFont.load_default(size=28)
    pen.text((MARGIN, 1128), "Mekong Migration Network", font=name, fill=pale)
    stream = io.BytesIO()
    sheet.save(stream, "JPEG", quality=86)
    return stream.getvalue()


def _set(pen, text, top, size, colour):
    """Text in lines that fit; gives the height below the last one."""
    font = ImageFont.load_default(size=size)
    line = ""
    for word in [*text.split(), None]:
        longer = f"{line} {word}".strip()
        if word and pen.textlength(longer, font=font) <= SIZE[0] - 2 * MARGIN:
            line = longer
            continue
        pen.text((MARGIN, top), line, font=font, fill=colour, stroke_width=size // 60)
        top += size * 1.16
        line = word or ""
    return top
