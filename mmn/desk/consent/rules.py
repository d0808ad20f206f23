"""When a change of consent is taken, and what is said when it is not."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mmn.media.models import ImageConsent, StoredFile

SAY_WHY = _("Say in a sentence who withdrew consent, and why. Only staff see it.")
MAY_NOT_LIFT = _(
    "Consent for this picture was withdrawn or has ended. Ask an editor to record it "
    "anew."
)


def check_facts(facts, before, user):
    """Errors by fact: a withdrawal needs a reason, and lifting one an editor."""
    after = ImageConsent(**facts)
    errors = {}
    if after.consent == ImageConsent.Consent.WITHDRAWN and not after.reason:
        errors["reason"] = SAY_WHY
    lifted = before.is_withheld and not after.is_withheld
    if lifted and user and not user.has_perm("media.change_imageconsent"):
        errors["consent"] = MAY_NOT_LIFT
    return errors


def stays_withheld(upload):
    """Whether these bytes are those of a picture that visitors may not see."""
    sent_before = StoredFile.objects.filter(checksum=getattr(upload, "checksum", ""))
    same = Q(image__in=sent_before.values("name")) | Q(image=upload.name)
    return ImageConsent.objects.withheld().filter(same).exists()
