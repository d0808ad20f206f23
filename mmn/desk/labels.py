"""Names for screen readers where Django's admin shows inputs without a label."""

from django.contrib.admin.widgets import AdminSplitDateTime, BaseAdminTimeWidget
from django.db.models import DateTimeField
from django.forms import MultiWidget
from django.utils.translation import gettext as _

from .forms import OneLineTexts


class HourInput(BaseAdminTimeWidget):
    """ "09:00": seconds are shown only where there are any, so that none are lost."""

    def format_value(self, value):
        shown = super().format_value(value)
        whole = shown and shown.count(":") == 2
        return shown.removesuffix(":00") if whole else shown


class DayAndHour(AdminSplitDateTime):
    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.widgets[1] = HourInput()


class LabelledTimes(OneLineTexts):
    """For admins with moments: the inputs for day and hour each get a name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, DateTimeField):
            kwargs.setdefault("widget", DayAndHour)
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
