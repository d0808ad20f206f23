"""Smaller copies of pictures are made beside the requests, not in them."""

from mmn.media.renditions import make_missing

from ..background import job


@job("renditions", every=60)
def work():
    """Those of one picture, so that mail and other work get their turn between."""
    return make_missing(pictures=1)
