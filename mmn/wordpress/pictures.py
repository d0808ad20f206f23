"""The pictures of one entry: its cover, its photos and those inside its text."""

import re

from mmn.content.models import Entry
from mmn.media.addresses import Rendition, fallback, media_address, widths_for
from mmn.media.models import InlineImage, Photo

from .filing import Filing
from .links import UPLOADS, numeral
from .tree import parse
from .uploads import is_image, path_of, width_in_name

LONGEST_CAPTION = 500


class Pictures(Filing):
    cover_path = None

    def take(self):
        self._cover()
        for position, (picture, path) in enumerate(self.found(), 1):
            item = self.uploads.attachment(path, picture.number)
            with self.opened(path) as file:
                if picture.inline:
                    self._inline(picture, path, file, item)
                else:
                    self._photo(picture, path, file, item, position)

    def featured(self):
        """The record of the featured picture, or None."""
        number = self.planned.item.meta.get("_thumbnail_id", "")
        return self.uploads.attachments.get(numeral(number))

    def _cover(self):
        item = self.featured()
        path = item and self.uploads.best_file(path_of(item))
        if not path:
            if item:
                self.log.notes.append(f"The cover {path_of(item)} is lost.")
            return
        entry: Entry = self.entry
        with self.opened(path) as file:
            entry.cover = file
            entry.cover_alt = alternative("", item, path)
            if not self.accepted(path, entry.save):
                entry.cover = entry.cover_alt = ""
                return
        self.cover_path = path
        self._taken(item, path, entry.cover.name, entry.cover_width)

    def found(self):
        """(picture, path of its largest copy), each path once."""
        seen = set()
        for picture in self._listed():
            path = self._path(picture)
            if path is None:
                self._without_file(picture)
            elif path == self.cover_path and not (picture.caption or picture.inline):
                continue  # it stands above the text already
            elif picture.inline or path not in seen:
                seen.add(path)
                yield picture, path

    def _listed(self):
        """A gallery that names no pictures shows all that belong to the post."""
        for picture in self.planned.body.pictures:
            if picture.src != "*":
                yield picture
                continue
            for item in self.uploads.attachments.values():
                own = item.parent == self.planned.item.number
                if own and is_image(path_of(item)):
                    yield type(picture)(number=item.number)

    def _path(self, picture):
        link = self.site.read(picture.src)
        path = link.path if link and link.what == "upload" else ""
        item = self.uploads.attachment(path, picture.number)
        return self.uploads.best_file(path) or (
            item and self.uploads.best_file(path_of(item))
        )

    def _without_file(self, picture):
        shown = picture.src or f"Picture {picture.number}"
        foreign = picture.src and self.site.read(picture.src) is None
        reason = "is on another site" if foreign else "has no file"
        self.log.notes.append(f"{shown} {reason}: not shown.")
        if picture.inline:
            _as_words(picture)

    def _photo(self, picture, path, file, item, position):
        given = " ".join(parse(item.excerpt).lines) if item else ""
        caption = picture.caption or given
        if len(caption) > LONGEST_CAPTION:
            self.log.notes.append(f"A caption was too long and was cut: {caption}")
        photo = Photo(
            entry_id=self.entry.pk,
            image=file,
            caption=caption[:LONGEST_CAPTION],
            alt=alternative(picture.alt, item, path),
            position=position,
        )
        if self.accepted(path, photo.save):
            self._taken(item, path, photo.image.name, photo.width)

    def _inline(self, picture, path, file, item):
        image = InlineImage(image=file, uploaded_by=self.entry.created_by)
        if not self.accepted(path, lambda: _save_once(image)):
            _as_words(picture)
            return
        self._taken(item, path, image.image.name, image.width)
        picture.node.attrs = {
            "src": media_address(image.image.name),
            "alt": alternative(picture.alt, item, path),
        }

    def _taken(self, item, path, name, full_width):
        """Count it; every old size of it leads to the nearest new one."""
        self.log.pictures += 1
        for copy in self.uploads.copies(item) if item else [path]:
            width = width_in_name(copy)
            if width:
                fitting = widths_for(min(width, full_width))[-1]
                smaller = Rendition(name, fitting, fallback(name))
            target = media_address(smaller.name if width else name)
            self.new[copy] = target
            self.note_address(UPLOADS + copy, target)


def _save_once(image):
    """Save a picture of a text, or take the row that has this file already."""
    name = image._meta.get_field("image").pre_save(image, True).name
    known = InlineImage.objects.filter(image=name).first()
    if known:
        image.width = known.width
    else:
        image.save()


def _as_words(picture):
    picture.node.tag, picture.node.attrs = "span", {}
    picture.node.children = [picture.alt]


def alternative(alt, item, path):
    """The text for those who can't see a picture, unless it is only a file name."""
    given = item.meta.get("_wp_attachment_image_alt", "") if item else ""
    names = {_letters(path.rpartition("/")[2].rpartition(".")[0])}
    if item:
        names.add(_letters(item.title))
    for text in (alt.strip(), given.strip()):
        if " " in text and _letters(text) not in names:
            return text[:300]
    return ""


def _letters(text):
    return re.sub(r"[\W_]", "", text).lower()
