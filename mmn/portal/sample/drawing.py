"""The paper that sample pictures are drawn on: palettes, skies, hills, water, people.

Coordinates are shares of the picture: (0, 0) is the top left, (1, 1) the bottom right.
"""

import io
import math
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw

FINER = 2  # drawn twice as large, then halved: smooth edges


@dataclass(frozen=True)
class Light:
    """The colours of one hour of the day, from the site's own palette."""

    sky: tuple  # top, horizon
    sun: str
    land: tuple  # far to near
    water: tuple  # far, near
    bright: tuple  # what people wear, sails, flags
    dark: str


LIGHTS = {
    "dawn": Light(
        sky=("#f3d9b1", "#f7ead2"),
        sun="#d9642f",
        land=("#c9b79a", "#9fae93", "#6f8f78", "#3f6b63", "#0b5563"),
        water=("#dccdb0", "#6fa3a6"),
        bright=("#a63d17", "#e0b45c", "#fbf9f5", "#0b5563", "#d98a5b"),
        dark="#1f3a40",
    ),
    "day": Light(
        sky=("#9cc7cb", "#eef0e2"),
        sun="#f6e3b0",
        land=("#a9c0b4", "#8aa978", "#6d8d3f", "#4d6323", "#33461a"),
        water=("#cfe0da", "#2f7f8b"),
        bright=("#a63d17", "#e0b45c", "#f1eadf", "#0b5563", "#c96b3c"),
        dark="#22301a",
    ),
    "dusk": Light(
        sky=("#5b3a4a", "#f0966f"),
        sun="#fbe3b5",
        land=("#b8614a", "#8f4636", "#6d3329", "#4a2522", "#2b191c"),
        water=("#f2ac82", "#713a3c"),
        bright=("#f0c987", "#fbf0dc", "#7cc4d1", "#f0966f", "#e0b45c"),
        dark="#231418",
    ),
    "night": Light(
        sky=("#0c1e2c", "#1f5361"),
        sun="#f3e2b6",
        land=("#2b5f68", "#1d4b57", "#153d49", "#0f2f3a", "#0a2029"),
        water=("#2f6f7a", "#0e2c38"),
        bright=("#e0b45c", "#f0966f", "#f1eadf", "#7cc4d1", "#a9c47a"),
        dark="#07151c",
    ),
    "gold": Light(
        sky=("#e7c47c", "#f8ecd0"),
        sun="#fbf6e6",
        land=("#d7bd83", "#c39a4d", "#9a7a2c", "#6b6428", "#3f4a22"),
        water=("#efdcae", "#8a9a6b"),
        bright=("#a63d17", "#fbf9f5", "#0b5563", "#8a5a00", "#f0966f"),
        dark="#33290f",
    ),
    "river": Light(
        sky=("#cfe3e2", "#f6f1e4"),
        sun="#e58a56",
        land=("#b3cdc8", "#7fafb0", "#4b8a91", "#1f6772", "#0b4450"),
        water=("#d8e6e0", "#0b5563"),
        bright=("#a63d17", "#e0b45c", "#fbf9f5", "#f0966f", "#4d6323"),
        dark="#0a3039",
    ),
}


class Paper:
    """A picture in the making."""

    def __init__(self, width, height, light, number):
        self.width, self.height = width * FINER, height * FINER
        self.light = LIGHTS[light]
        # The same words draw the same picture, whoever runs it.
        self.chance = random.Random(f"{light} {number}")  # noqa: S311
        self.image = Image.new("RGB", (self.width, self.height), self.light.sky[1])
        self.pen = ImageDraw.Draw(self.image)

    def at(self, x, y):
        return x * self.width, y * self.height

    def shade(self, top, bottom, start=0.0, end=1.0):
        """A soft change of colour from ``start`` down to ``end``."""
        upper, lower = round(start * self.height), round(end * self.height)
        height = max(1, lower - upper)
        column = Image.new("RGB", (1, height))
        steps = max(1, height - 1)
        column.putdata([mixed(top, bottom, n / steps) for n in range(height)])
        band = column.resize((self.width, height), Image.Resampling.NEAREST)
        self.image.paste(band, (0, upper))

    def shape(self, points, colour):
        self.pen.polygon([self.at(x, y) for x, y in points], fill=colour)

    def disc(self, x, y, radius, colour):
        """A circle; its radius is a share of the picture's height."""
        x, y = self.at(x, y)
        r = radius * self.height
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def box(self, x0, y0, x1, y1, colour, round_by=0.0):
        corners = (*self.at(x0, y0), *self.at(x1, y1))
        self.pen.rounded_rectangle(corners, round_by * self.height, fill=colour)

    def line(self, points, colour, thick):
        flat = [self.at(x, y) for x, y in points]
        self.pen.line(
            flat, fill=colour, width=round(thick * self.height), joint="curve"
        )

    def wave(self, height, rough, slow=1.0):
        """A curve over the whole width, as a function of x."""
        waves = [
            (self.chance.uniform(0.5, 1) / n, n * slow, self.chance.uniform(0, 6.3))
            for n in (1, 2, 3, 5)
        ]

        def curve(x):
            swing = sum(a * math.sin(f * x * 6.3 + p) for a, f, p in waves)
            return height + rough * swing / 2

        return curve

    def ground(self, curve, colour):
        """Everything below a curve."""
        steps = [i / 120 for i in range(121)]
        self.shape([(0, 1.01), *((x, curve(x)) for x in steps), (1, 1.01)], colour)

    def saved(self):
        """The finished picture as JPEG bytes."""
        stream = io.BytesIO()
        self.image.reduce(FINER).save(stream, "JPEG", quality=86)
        return stream.getvalue()


def mixed(one, other, share):
    """The colour between two, ``share`` of the way to the second."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def _rgb(colour):
    if isinstance(colour, tuple):
        return colour
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
