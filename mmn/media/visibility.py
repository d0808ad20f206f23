"""Who may see a file: visitors while a visible entry uses it, staff always."""

from mmn.content.kinds import kinds
from mmn.content.models import Entry

from .models import InlineImage, PdfFile, Photo, StoredFile, is_withheld

# Who else may see files of hidden entries: functions of a request and of ``look``,
# which finds the file in a queryset of entries.
ALSO_SHOWN = []


def also_shown(request, look):
    """What ``look`` finds in entries that this request may see, hidden or not."""
    return next(filter(None, (show(request, look) for show in ALSO_SHOWN)), None)


def image_is_public(name):
    """Whether an entry that visitors may see shows this image, and those in it agree.
    One query."""
    return image_shown_in(Entry.objects.published(), name)


def image_shown_in(entries, name):
    covers = entries.filter(~is_withheld("cover"), cover=name).values("pk")
    photos = Photo.objects.shown().filter(image=name, entry__in=entries).values("pk")
    pictures = InlineImage.objects.filter(~is_withheld("image"), image=name)
    pictures = pictures.filter(entries__in=entries).values("pk")
    return covers.order_by().union(photos.order_by(), pictures.order_by()).exists()


def image_exists(name):
    """Whether any entry or text editor's picture has this image, visible or not, or had
    it once: staff look at former versions, too."""
    holders = (
        Entry.objects.filter(cover=name),
        Photo.objects.filter(image=name),
        InlineImage.objects.filter(image=name),
        StoredFile.objects.filter(name=name),
    )
    return any(holder.exists() for holder in holders)


def document_for(request, key):
    """The document with this key that ``request`` may see, or None, and whether
    everybody may."""
    if found := public_document(key):
        return found, True
    if works_on_content(request.user):
        return any_document(key), False
    return also_shown(request, lambda entries: document_of(entries, key)), False


def public_document(key):
    """The document with this key, of whatever model, if visitors may see it."""
    return document_in(key, lambda model: model.objects.visible())


def any_document(key):
    return document_in(key, lambda model: model.objects.all())


def document_of(entries, key):
    """The document with this key, if it belongs to one of ``entries``."""
    theirs = entries.values("pk")
    return document_in(
        key, lambda model: model.objects.filter(**{f"{model.OWNER}__in": theirs})
    )


def document_in(key, rows_of):
    found = (rows_of(model).filter(key=key).first() for model in documents())
    return next((document for document in found if document), None)


def documents():
    """The models that inherit PdfFile, those of the kinds included."""
    return PdfFile.__subclasses__()


def works_on_content(user, actions=("change",)):
    """Whether ``user`` is staff and may do one of ``actions`` on a kind of content."""
    return user.is_staff and any(
        user.has_perm(f"{kind._meta.app_label}.{action}_{kind._meta.model_name}")
        for kind in kinds()
        for action in actions
    )
