"""A form that is refused keeps its uploads.

Before a form is looked at, its good files are stored, each by itself, and their tokens
take their place among what was typed. What is refused stays a file, and its field says
why. So nothing that happens to the form afterwards, not even a crash, costs an upload.
"""

from django.core.exceptions import FieldDoesNotExist, ValidationError

from mmn.media.fields import CleanFormField, StoredOnce
from mmn.media.kept import keep
from mmn.media.visibility import works_on_content

from ..background import wake
from .widgets import KEPT, KeptClearableFileInput, KeptFileInput


class KeepsUploads:
    """For admins of forms and rows with files: tokens of this person are taken."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, StoredOnce):
            widget = KeptClearableFileInput if db_field.blank else KeptFileInput
            kwargs["widget"] = widget
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, CleanFormField):
            field.user = request.user
        return field


def keep_upload(field, upload, user):
    """Clean ``upload`` as ``field`` of a model asks, and store it for ``user``."""
    clean = field.form_class.intake(upload)
    kept = keep(clean, field.folder, user)
    wake("renditions", "pdf_texts")
    return kept


def keep_uploads(model_admin, request):
    """Replace the good files of a sent form by their tokens."""
    if not request.FILES or not works_on_content(request.user, ("add", "change")):
        return
    request.POST = request.POST.copy()
    fields = file_fields(model_admin, request)
    for name in list(request.FILES):
        field = fields(name)
        token = field and token_of(field, request.FILES[name], request.user)
        if token:
            request.POST[name + KEPT] = token
            del request.FILES[name]


def token_of(field, upload, user):
    try:
        return keep_upload(field, upload, user).token
    except ValidationError:
        return None  # the form says so, beside the field


def file_fields(model_admin, request):
    """A function from the name of an input to its field in the database, or None."""
    inlines = {
        inline.get_formset(request).get_default_prefix(): inline.model
        for inline in model_admin.get_inline_instances(request)
    }

    def field_named(name):
        prefix, _hyphen, rest = name.partition("-")
        model = inlines.get(prefix, model_admin.model)
        try:
            field = model._meta.get_field(rest.partition("-")[2] or name)
        except FieldDoesNotExist:
            return None
        return field if isinstance(field, StoredOnce) else None

    return field_named
