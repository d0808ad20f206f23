"""Smaller copies of pictures are made beside the requests, not in them, and PDFs are
read there."""

from mmn.media.renditions import make_missing
from mmn.media.text_reading import read_next

from ..background import job


@job("renditions", every=60)
def work():
    """Those of one picture, so that mail and other work get their turn between."""
    return make_missing(pictures=1)


@job("pdf_texts", every=60)
def read_pdfs():
    """One at a time: it may take a minute, and mail should not wait for two."""
    return read_next(files=1)
