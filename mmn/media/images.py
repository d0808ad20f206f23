"""Images from outside: judged by content, measured before they are decoded, and
re-encoded so that nothing but the picture itself is stored.

Photos show people at risk: position, camera, time and comments never get in. Of an
animated picture the first frame is kept: nothing on the site moves by itself.
"""

import io
import struct
import threading
import warnings
import zlib

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from .uploads import CleanUpload, checksum_of, megabytes, refusal, short_name

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"
JPEG_QUALITY = 88

# What decoders raise on bytes that are not what they seem.
UNREADABLE = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError),
    *(EOFError, OverflowError, MemoryError, struct.error, zlib.error),
)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
warnings.simplefilter("error", Image.DecompressionBombWarning)

# A photo of 12 megapixels takes a hundred megabytes while it is cleaned: however many
# arrive at once, a process cleans one at a time.
ONE_AT_A_TIME = threading.Lock()


def clean_image(upload):
    """The picture in ``upload``, fit to be stored; ValidationError says why not."""
    _check_size(upload)
    upload.seek(0)
    checksum = checksum_of(upload)
    with ONE_AT_A_TIME:
        return _cleaned(upload, checksum)


def _cleaned(upload, checksum):
    image = _opened(upload)
    _check_pixels(image, upload)
    try:
        picture = _upright_rgb(image)
    except BOMB:
        raise _too_many_pixels(upload) from None
    except UNREADABLE:
        raise _damaged(upload) from None
    lossless = picture.mode == "RGBA" or image.format in ("PNG", "GIF")
    return CleanUpload(
        _encoded(picture, lossless),
        sent_as=short_name(upload),
        checksum=checksum,
        extension="png" if lossless else "jpg",
    )


def _check_size(upload):
    limit = settings.MEDIA_MAX_IMAGE_MB
    if upload.size > limit * 1024 * 1024:
        raise refusal(
            upload,
            "too_large",
            _(
                "“%(name)s” has %(size)s MB; a picture may have up to %(limit)s MB. "
                "Save a smaller copy, about 2,400 pixels wide, and choose that."
            ),
            size=megabytes(upload.size),
            limit=limit,
        )


def _opened(upload):
    """The image, its header read and nothing decoded yet."""
    try:
        return Image.open(upload, formats=FORMATS)
    except BOMB:
        raise _too_many_pixels(upload) from None
    except UNREADABLE:
        upload.seek(0)
        if b"ftyphei" in upload.read(16):
            raise _heic(upload) from None
        raise _not_an_image(upload) from None


def _check_pixels(image, upload):
    width, height = image.size
    if width * height > settings.MEDIA_MAX_IMAGE_MEGAPIXELS * 1_000_000:
        raise _too_many_pixels(upload)


def _upright_rgb(image):
    """Decoded, turned as the camera was held, in sRGB, with alpha only if used."""
    image.seek(0)
    image.load()
    ImageOps.exif_transpose(image, in_place=True)  # a copy would double the memory
    picture = _in_srgb(image)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    return picture


def _in_srgb(image):
    profile = image.info.get("icc_profile")
    image = _eight_bit(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            return ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile is no reason to refuse the picture
    return image if image.mode == mode else image.convert(mode)


def _eight_bit(image):
    """Sixteen-bit grey scaled down; converting it directly would clip it to white."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image


def _encoded(picture, lossless):
    picture.info.clear()
    stream = io.BytesIO()
    if lossless:
        picture.save(stream, "PNG", optimize=False)
    else:
        picture.save(
            stream, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True
        )
    stream.seek(0)
    return stream


def _too_many_pixels(upload):
    return refusal(
        upload,
        "too_many_pixels",
        _(
            "“%(name)s” has too many pixels; up to %(limit)s million are possible. "
            "Save a smaller copy, about 2,400 pixels wide, and choose that."
        ),
        limit=settings.MEDIA_MAX_IMAGE_MEGAPIXELS,
    )


def _not_an_image(upload):
    return refusal(
        upload,
        "not_an_image",
        _(
            "“%(name)s” is not a picture that can be shown here, whatever its name "
            "says. Choose a JPEG, PNG, WebP, GIF or AVIF file."
        ),
    )


def _heic(upload):
    return refusal(
        upload,
        "heic",
        _(
            "“%(name)s” is a HEIC photo, which many devices can't show. Export it as "
            "JPEG on the phone or computer it comes from, and choose that."
        ),
    )


def _damaged(upload):
    return refusal(
        upload,
        "damaged",
        _(
            "“%(name)s” is damaged or incomplete. Open it and save it again, or ask "
            "for another copy, and choose that."
        ),
    )
