"""Forms with pictures: no file name for a description, nothing public without one."""

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry
from mmn.content.richtext import RichTextFormField

from ..checking.pictures import problem
from .rules import original_names, pictures_in, sent_name

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

    def clean(self):
        cleaned = super().clean()
        public = Entry.Status.PUBLISHED
        # The rows of photos ask this too.
        self.instance.goes_public = (
            cleaned.get("status") == public and self.initial.get("status") != public
        )
        self.check_cover(cleaned)
        if self.instance.goes_public:
            for name, field in self.fields.items():
                if isinstance(field, RichTextFormField) and cleaned.get(name):
                    self.check_text(name, field.label, cleaned[name])
        return cleaned

    def check_cover(self, cleaned):
        cover, alt = cleaned.get("cover"), cleaned.get("cover_alt", "")
        decorative, public = cleaned.get("cover_decorative"), self.instance.goes_public
        if decorative and alt:
            self.add_error("cover_decorative", ONE_OF_TWO)
        elif cover and (public or "cover_alt" in self.changed_data):
            sentence = fault(alt, decorative, sent_name(cover), public)
            if sentence:
                self.add_error("cover_alt", sentence)

    def check_text(self, name, label, html):
        pictures = list(pictures_in(html, label))
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
            self.check_description(public=False)
        return cleaned

    def check_description(self, public):
        cleaned = self.cleaned_data
        image = cleaned.get("image") or self.instance.image
        alt, decorative = cleaned.get("alt", ""), cleaned.get("decorative")
        if image and (sentence := fault(alt, decorative, sent_name(image), public)):
            self.add_error("alt", ValidationError(sentence))


class PhotoFormSet(BaseInlineFormSet):
    """The photos of an entry that goes public are described, each of them."""

    def clean(self):
        super().clean()
        if not getattr(self.instance, "goes_public", False):
            return
        for form in self.forms:
            kept = form.is_valid() and not self._should_delete_form(form)
            if kept and form.cleaned_data and "alt" not in form.errors:
                form.check_description(public=True)
