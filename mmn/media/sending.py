"""Send a stored file: in full, in part, or "you have it already"."""

import re
from urllib.parse import quote
from zlib import crc32

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

TYPES = {
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
}
READ_AT_ONCE = 1024 * 1024
# More digits than any file has bytes; Python refuses to read thousands of them.
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def send(request, name, *, save_as="", private=False):
    """The response with the file ``name``; 404 if storage does not have it.

    A browser may keep it but asks each time whether it still may: the answer is short,
    what is withdrawn is gone at once, and what is replaced is seen at once.
    ``private`` is for staff who see what visitors may not: nobody keeps a copy.
    """
    try:
        modified = default_storage.get_modified_time(name)
        size = default_storage.size(name)
    except FileNotFoundError:
        raise Http404 from None
    seconds = int(modified.timestamp())
    # With the name: files of one size, stored in one second, follow each other too.
    etag = f'"{seconds:x}-{size:x}-{crc32(name.encode()):x}"'
    response = None
    if not private:
        response = get_conditional_response(request, etag=etag, last_modified=seconds)
    if response is None:
        response = _with_content(request, name, size, etag)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(seconds)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store" if private else "public, no-cache"
    if save_as:
        response["Content-Disposition"] = content_disposition_header(False, save_as)
    return response


def _with_content(request, name, size, etag):
    content_type = TYPES[name.rpartition(".")[2]]
    if settings.MEDIA_ACCEL_PREFIX:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = settings.MEDIA_ACCEL_PREFIX + quote(name)
        return response
    part = _wanted_part(request, size, etag)
    if part == ():
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part:
        response = HttpResponse(_read(name, *part), status=206)
        response["Content-Range"] = f"bytes {part[0]}-{part[1]}/{size}"
    elif size <= READ_AT_ONCE:
        response = HttpResponse(_read(name, 0, size - 1))
    else:
        response = FileResponse(default_storage.open(name))
    response["Content-Type"] = content_type
    response["Accept-Ranges"] = "bytes"
    return response


def _wanted_part(request, size, etag):
    """First and last byte asked for; None for the whole; () for what can't be."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if not match or not (match[1] or match[2]):
        return None
    if request.headers.get("If-Range", etag) != etag:
        return None
    if not match[1]:
        first, last = max(0, size - int(match[2])), size - 1
    else:
        first = int(match[1])
        last = min(int(match[2]) if match[2] else size - 1, size - 1)
    return (first, last) if first <= last else ()


def _read(name, first, last):
    with default_storage.open(name) as file:
        file.seek(first)
        return file.read(last - first + 1)
