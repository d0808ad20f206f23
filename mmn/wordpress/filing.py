"""What pictures and documents of an entry share: opening, saving, noting addresses."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from mmn.portal.models import OldAddress


class Filing:
    """The files of one saved entry; ``new`` maps old paths to new addresses."""

    def __init__(self, planned, entry, site, uploads):
        self.planned, self.entry = planned, entry
        self.site, self.uploads = site, uploads
        self.log = planned.log
        self.new = {}

    def opened(self, path):
        return File(open(self.uploads.file(path), "rb"), name=path.rpartition("/")[2])

    def accepted(self, path, save):
        """Whether ``save`` went well; a file that is refused is a note, not an end."""
        try:
            with transaction.atomic():
                save()
        except ValidationError as error:
            reason = " ".join(error.messages)
            self.log.notes.append(f"{path} was not taken: {reason}")
            return False
        return True

    def note_address(self, path, target=""):
        """Note where ``path`` leads; what visitors may see goes before what not."""
        addresses = OldAddress.objects
        public = self.planned.is_public
        note = addresses.update_or_create if public else addresses.get_or_create
        note(
            path=path,
            defaults={"target": target, "entry": None if target else self.entry},
        )

    def note_pages_of_files(self):
        """WordPress had a page for each file: the entry stands for it."""
        for item in self.uploads.attachments.values():
            if item.parent == self.planned.item.number:
                self.note_address(f"/?attachment_id={item.number}")
