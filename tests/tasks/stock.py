"""Stock Django admin on the same models: what ``startproject`` gives an editor.

Consent belongs to a picture and not to its row here. Stock gets it as one more column
of the photos, which is less work than a page of its own would be.
"""

from django import forms
from django.contrib import admin
from django.urls import path

from events.models import Event, Organiser, Panel, PanelSeat, Participant
from mmn.media.models import Document, Photo
from mmn.urls import handler404  # noqa: F401
from mmn.urls import urlpatterns as site_urls
from news.models import Post, PressContact, Signatory
from publications.models import PolicyBrief, Publication
from vacancies.models import DeadlineExtension, Vacancy

site = admin.AdminSite(name="stock")
PARTS = {
    Post: [PressContact, Signatory, Photo, Document],
    Event: [Organiser, Participant, Panel, Photo, Document],
    Panel: [PanelSeat],
    Publication: [PolicyBrief, Document],
    Vacancy: [DeadlineExtension],
}


class PhotoForm(forms.ModelForm):
    consent = forms.ChoiceField(
        choices=Photo.Consent, initial=Photo.Consent.NOT_RECORDED
    )

    def save(self, commit=True):
        self.instance.consent = self.cleaned_data["consent"]
        return super().save(commit)


def inline(model):
    """A table of rows, with the empty ones that Django offers."""
    form = {"form": PhotoForm} if model is Photo else {}
    return type(
        f"{model.__name__}Inline", (admin.TabularInline,), {"model": model, **form}
    )


for owner, parts in PARTS.items():
    site.register(owner, inlines=[inline(part) for part in parts])

urlpatterns = [path("stock/", site.urls), *site_urls]
