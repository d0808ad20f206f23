"""Who may see a file: visitors while a visible entry uses it, staff always."""

from mmn.content.kinds import kinds
from mmn.content.models import Entry

from .models import InlineImage, PdfFile, Photo, StoredFile, is_withheld


def image_is_public(name):
    """Whether an entry that visitors may see shows this image, and those in it agree.
    One query."""
    entries = Entry.objects.published()
    covers = entries.filter(~is_withheld("cover"), cover=name).values("pk")
    photos = Photo.objects.visible().filter(image=name).values("pk")
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


def public_document(key):
    """The document with this key, of whatever model, if visitors may see it."""
    found = (model.objects.visible().filter(key=key).first() for model in documents())
    return next((document for document in found if document), None)


def any_document(key):
    found = (model.objects.filter(key=key).first() for model in documents())
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
