"""A picture in the shape of the cards that other sites make of a shared link."""

from django.core.files.storage import default_storage
from PIL import Image, ImageOps, ImageStat

from .addresses import FOLDER, media_address
from .renditions import ONE_AT_A_TIME, write

WIDTH, HEIGHT = SIZE = (1200, 630)
# A picture of about this shape is cut to fit; a taller or wider one is shown whole.
SHAPES_TO_CUT = (1.2, 3)
MARGIN = 30


def card_name(original):
    """Where the card of the picture ``original`` is stored."""
    return f"{FOLDER}{original}/card.jpg"


def card_address(image):
    """The address of the card of a stored picture; no file is opened."""
    return media_address(card_name(image.name))


def make_card(original):
    """Make the card of a stored picture, if it is missing."""
    name = card_name(original)
    with ONE_AT_A_TIME:
        if default_storage.exists(name):
            return
        with default_storage.open(original) as file, Image.open(file) as image:
            image.draft("RGB", SIZE)
            write(card(image), name, "jpg")


def card(image):
    """``image`` cut to the card, or whole on a ground of its own darkened colour."""
    image = on_white(image)
    narrowest, widest = SHAPES_TO_CUT
    if narrowest <= image.width / image.height <= widest:
        return ImageOps.fit(image, SIZE, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", SIZE, darkened(image))
    room = (WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    whole = ImageOps.contain(image, room, Image.Resampling.LANCZOS)
    place = ((WIDTH - whole.width) // 2, (HEIGHT - whole.height) // 2)
    ground.paste(whole, place)
    return ground


def on_white(image):
    """Without transparency, which a JPEG cannot have."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def darkened(image):
    """The mean colour of ``image``, dark enough for the picture to stand out."""
    return tuple(int(mean * 0.4) for mean in ImageStat.Stat(image).mean[:3])
