"""A publication without a cover gets the first page of its PDF."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import get_image_dimensions
from django.utils.translation import gettext as _

from mmn.desk.versions.fitting import with_fields
from mmn.desk.versions.rows import entry_row
from mmn.media.images import clean_image
from mmn.media.models import PdfFile
from mmn.media.pdfs import first_page
from mmn.media.uploads import store

from .models import Publication


def brings_pdf(formsets):
    """Whether the rows just saved brought a new PDF: who takes a cover out is not given
    it back with every save."""
    return any(
        "file" in form.changed_data
        for formset in formsets
        if issubclass(formset.model, PdfFile)
        for form in formset.forms
        if form.instance.pk
    )


def source_of(publication):
    """Its first document, or else its first brief, in its own language."""
    for rows in (publication.documents, publication.policy_briefs):
        if found := rows.filter(language=publication.language).first():
            return found
    return None


def painted(pdf):
    """The first page of ``pdf`` as a clean upload of a picture, or None."""
    page = first_page(pdf.file)
    if page is None:
        return None
    try:
        return clean_image(ContentFile(page, f"cover-{pdf.download_name}.jpg"))
    except ValidationError:
        return None


def described(title, alt, decorative):
    """What is said of a cover that was made: what somebody has written already, or
    what it is."""
    return alt if decorative or alt else (_("Cover of “%s”") % title)[:300]


def give_cover(publication, pdf):
    """Store the first page of ``pdf`` as the cover; whether there is one now."""
    cover = painted(pdf)
    if cover is None:
        return False
    publication.cover = cover
    publication.cover_alt = described(
        publication.title, publication.cover_alt, publication.cover_decorative
    )
    publication.save()
    return True


def has_cover(rows):
    return bool(entry_row(rows)["fields"]["cover"])


def with_cover(rows, pdf):
    """A snapshot of a publication with the first page of ``pdf`` as its cover, which is
    stored for good; None if there is no such page."""
    cover, said = painted(pdf), entry_row(rows)["fields"]
    if cover is None:
        return None
    width, height = get_image_dimensions(cover)
    field = Publication._meta.get_field("cover")
    facts = {
        "cover": store(cover, field.folder),
        field.width_field: width,
        field.height_field: height,
        "cover_alt": described(
            said["title"], said["cover_alt"], said["cover_decorative"]
        ),
    }
    return with_fields(rows, facts)
