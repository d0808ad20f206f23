"""Files are sent only while an entry that a visitor may see uses them."""

from django.http import Http404


def image(request, name):
    raise Http404


def document(request, key, name):
    raise Http404
