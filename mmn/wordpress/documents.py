"""The PDFs that one entry links to: policy briefs where they are, else documents."""

import re

from mmn.media.models import Document, readable
from mmn.media.visibility import public_document
from mmn.portal.models import OldAddress
from publications.models import PolicyBrief, Publication

from .filing import Filing
from .links import UPLOADS
from .publication_facts import brief_cell, named_language
from .uploads import is_image

SAYS_NOTHING = re.compile(
    r"(?:please )?(?:click )?(?:here|this link|link|download|visit|pdf|read more|this)"
    r"(?: the)?(?: pdf| draft| document| report)?",
    re.I,
)
MADE_FOR = re.compile(
    r"[ _-]+(?:final|web|print|low ?res|compressed|v\d+)(?![a-z0-9])", re.I
)


class Documents(Filing):
    def take(self):
        for link, old, sentence in self._links():
            self._link(link, old, sentence)

    def found(self):
        """The paths of the files it links to."""
        paths = (self.uploads.best_file(old.path) for _, old, _ in self._links())
        return [path for path in paths if path]

    def _links(self):
        """(link, what it means, its paragraph) for links to files but pictures."""
        for root in self.planned.roots:
            for block in root.blocks:
                for link in block.find("a"):
                    old = self.site.read(link.attrs.get("href"))
                    if old and old.what == "upload" and not is_image(old.path):
                        yield link, old, block.text

    def _link(self, link, old, sentence):
        """Point a link at its new document; without one it is plain text."""
        path = self.uploads.best_file(old.path)
        if path is None:
            self.log.notes.append(f"{old.path} is lost: the link is plain text now.")
        elif path not in self.new and self._is_elsewhere(path):
            return
        elif path in self.new or self._take(path, link.text, sentence):
            link.attrs = {"href": self.new[path]}
            self.log.links += 1
            return
        link.tag, link.attrs = "span", {}

    def _is_elsewhere(self, path):
        """Whether another entry holds this very file, as open to readers as this."""
        known = OldAddress.objects.filter(path=UPLOADS + path).first()
        if known is None:
            return False
        key = known.target.split("/")[2]
        return not self.planned.is_public or public_document(key) is not None

    def _take(self, path, label, sentence):
        pdf = self._row(path, label, sentence)
        item = self.uploads.attachment(path)
        pdf.title = document_title(label, item.title if item else path)
        with self.opened(path) as file:
            pdf.file = file
            if not self.accepted(path, pdf.save):
                return False
        self.log.documents += 1
        self.new[path] = pdf.get_absolute_url()
        self.note_address(UPLOADS + path, self.new[path])
        return True

    def _row(self, path, label, sentence):
        if isinstance(self.entry, Publication):
            cell = brief_cell(path, label, sentence)
            if cell:
                cell = {"scope": cell[0], "language": cell[1]}
                if not self.entry.policy_briefs.filter(**cell).exists():
                    return PolicyBrief(publication=self.entry, **cell)
        named = named_language(label) or named_language(path)
        return Document(
            entry_id=self.entry.pk,
            language=named or self.planned.language,
            position=len(self.new) + 1,
        )


def document_title(label, name):
    """Words that say which document it is; never "here"."""
    label = label.strip()
    if label and not SAYS_NOTHING.fullmatch(label) and not named_language(label):
        name = label
    if " " in name and not re.search(r"\w[-_]\w.*\w[-_]\w|_", name):
        return name[:300]
    stem = MADE_FOR.sub("", name.rpartition("/")[2].removesuffix(".pdf"))
    return readable(re.sub(r"(?<=\w)[-_]+(?=\w)", " ", stem) + ".pdf")
