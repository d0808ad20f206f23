"""Names for screen readers where Django's admin shows inputs without a label."""

from django.forms import MultiWidget
from django.utils.translation import gettext as _

from .forms import OneLineTexts


class LabelledTimes(OneLineTexts):
    """For admins with moments: the inputs for day and hour each get a name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            self.name_inputs(field)
        return field

    def name_inputs(self, field):
        if isinstance(field.widget, MultiWidget):
            for part, word in zip(
                field.widget.widgets, (_("date"), _("time")), strict=True
            ):
                part.attrs["aria-label"] = f"{field.label}, {word}"


class LabelledRows(LabelledTimes):
    """For forms in rows, where only the head of a column says what an input is."""

    def name_inputs(self, field):
        super().name_inputs(field)
        if not isinstance(field.widget, MultiWidget):
            field.widget.attrs["aria-label"] = str(field.label)
