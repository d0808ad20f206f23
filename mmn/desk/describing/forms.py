"""Forms with pictures: no file name for a description, nothing public without one."""

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry
from mmn.content.richtext import RichTextFormField

from ..checking.pictures import problem
from .rules import bare_pictures, original_names, pictures_in, sent_name, sent_names

ONE_OF_TWO = _("A decorative cover has no description: clear one of the two.")


def fault(alt, decorative, sent_as, public):
    """The sentence about a description that can't be taken; None if it can.

    None at all is fine until the entry goes ``public``.
    """
    if not (alt or public):
        return None
    found = problem(alt, decorative, sent_as)
    return found and found[1]


class DescribedPictures:
    """Mixed into the form of an entry: its cover, and the pictures in its texts."""

    # Whether what is typed waits, and visitors don't see it yet; the admin sets it.
    waits = False

    def clean(self):
        cleaned = super().clean()
        # The rows of photos ask these, too.
        self.instance.is_shown = self.is_shown(cleaned)
        self.instance.bare_before = self.bare_before()
        self.check_cover(cleaned)
        if self.instance.is_shown:
            for name, field in self.fields.items():
                if isinstance(field, RichTextFormField) and cleaned.get(name):
                    self.check_text(name, field.label, cleaned[name])
        return cleaned

    def is_shown(self, cleaned):
        """Whether visitors see the entry once this form is saved, now or later."""
        status = cleaned.get("status", self.instance.status)
        return status == Entry.Status.PUBLISHED and not self.waits

    def bare_before(self):
        """The images that are public without a description already: nobody has to
        describe those of others to correct a word."""
        stored = self.instance
        public = stored.pk and stored.status == Entry.Status.PUBLISHED
        return {picture.image for picture in bare_pictures(stored)} if public else set()

    def check_cover(self, cleaned):
        cover, alt = cleaned.get("cover"), cleaned.get("cover_alt", "")
        decorative, entry = cleaned.get("cover_decorative"), self.instance
        public = cover and entry.is_shown and cover.name not in entry.bare_before
        if decorative and alt:
            self.add_error("cover_decorative", ONE_OF_TWO)
        elif cover and (public or "cover_alt" in self.changed_data):
            sentence = fault(alt, decorative, sent_name(cover), public)
            if sentence:
                self.add_error("cover_alt", sentence)

    def check_text(self, name, label, html):
        known = self.instance.bare_before
        pictures = [p for p in pictures_in(html, name, label) if p.image not in known]
        sent_as = original_names(picture.image for picture in pictures)
        for one in pictures:
            sentence = fault(one.alt, one.decorative, sent_as.get(one.image, ""), True)
            if sentence:
                self.add_error(name, f"{one.label}: {sentence}")


class DescribedPhoto:
    """Mixed into the form of a photo."""

    def clean(self):
        cleaned = super().clean()
        if "alt" in self.changed_data and "alt" in cleaned:
            self.check_description(sent_name(self.picture), public=False)
        return cleaned

    def is_new_among(self, images):
        """Whether the picture in this row is none of ``images``, which are stored."""
        return "image" in self.changed_data or self.instance.image.name not in images

    @property
    def picture(self):
        return self.cleaned_data.get("image") or self.instance.image

    def check_description(self, sent_as, public):
        alt = self.cleaned_data.get("alt", "")
        sentence = fault(alt, self.cleaned_data.get("decorative"), sent_as, public)
        if self.picture and sentence:
            self.add_error("alt", ValidationError(sentence))


class PhotoFormSet(BaseInlineFormSet):
    """The photos of an entry that goes public are described, each of them."""

    read = "with_consent"

    def clean(self):
        super().clean()
        if not getattr(self.instance, "is_shown", False):
            return
        shown = [form for form in self.forms if self.must_be_described(form)]
        sent_as = sent_names([form.picture for form in shown])
        for form, name in zip(shown, sent_as, strict=True):
            form.check_description(name, public=True)

    def must_be_described(self, form):
        kept = form.is_valid() and not self._should_delete_form(form)
        new = form.is_new_among(self.instance.bare_before)
        return kept and new and form.cleaned_data and "alt" not in form.errors
