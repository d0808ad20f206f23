"""What to look at in the form of a publication while it is written."""

from django.utils.translation import gettext as _

from .models import Publication


def something_to_read(typed):
    """Translations offer the original's files."""
    if typed.value("translation_of"):
        return
    briefs, documents = typed.rows("policy_briefs"), typed.rows("documents")
    files = [row for row in [*briefs, *documents] if row.has_file("file")]
    if files:
        return
    if typed.value("publication_type") == Publication.PublicationType.POLICY_BRIEF:
        yield typed.about_rows(
            "brief_without_file",
            "policy_briefs",
            _("Add the PDF of the brief: so far there is nothing to read."),
        )
    else:
        yield typed.about_rows(
            "publication_without_file",
            "documents",
            _("Add the PDF: so far there is nothing to read."),
        )


def rows_have_files(typed):
    for brief in typed.rows("policy_briefs"):
        if not brief.has_file("file"):
            yield brief.finding(
                "brief_without_file", "file", _("Choose the PDF, or remove the row.")
            )


CHECKS = [something_to_read, rows_have_files]
