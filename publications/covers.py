"""A publication without a cover gets the first page of its PDF."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from mmn.media.images import clean_image
from mmn.media.models import PdfFile
from mmn.media.pdfs import first_page


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


def give_cover(publication, pdf):
    """Store the first page of ``pdf`` as the cover; whether there is one now."""
    page = first_page(pdf.file)
    if page is None:
        return False
    try:
        cover = clean_image(ContentFile(page, f"cover-{pdf.download_name}.jpg"))
    except ValidationError:
        return False
    publication.cover = cover
    if not publication.cover_decorative:
        told = publication.cover_alt or _("Cover of “%s”") % publication.title
        publication.cover_alt = told[:300]
    publication.save()
    return True
