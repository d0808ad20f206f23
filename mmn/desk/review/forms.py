"""The part of an entry's form that takes it from draft to public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry

STEP_INPUT = "_step"


class ReviewForm(forms.ModelForm):
    """A note to the others, and a button that saves all and takes a step."""

    review_note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For those who work on this entry; visitors never see it."),
    )

    # What the person at the form may do next; the admin sets it.
    buttons = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "status" in self.fields:
            self.fields["status"].choices = self.states_to_choose()

    def states_to_choose(self):
        """Changes are asked with the button: it sees to it that somebody says which."""
        asked, now = Entry.Status.CHANGES_ASKED, self.instance.status
        choices = self.fields["status"].choices
        return [choice for choice in choices if choice[0] == now or choice[0] != asked]

    @property
    def button(self):
        return self.buttons.get(self.data.get(STEP_INPUT, ""))

    def clean_status(self):
        """The state that the button leads to, or else the one that was chosen."""
        leads_to = self.button and self.button.status
        return leads_to or self.cleaned_data["status"]

    def clean(self):
        super().clean()
        if self.data.get(STEP_INPUT) and not self.button:
            self.add_error(
                None,
                _(
                    "Nothing is saved: this step is not possible here, or not any "
                    "more. Look at the state of the entry and choose again."
                ),
            )
        if self.button and self.button.needs_note and not self.words:
            self.add_error("review_note", _("Write what the others should know or do."))
        return self.cleaned_data

    @property
    def words(self):
        return self.cleaned_data.get("review_note", "").strip()
