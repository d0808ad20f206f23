"""The files of the old site: which lie on disk, which attachment each belongs to."""

import re
from pathlib import Path

from .links import SIZE, UPLOADS, full_size

NAMED = re.compile(r'"(?:file|original_image)";s:\d+:"([^"]+)"')
IMAGES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"}


class Uploads:
    """Finds files by the paths below wp-content/uploads that the export names."""

    def __init__(self, folder, attachments):
        self.folder = Path(folder).resolve()
        self.attachments = {item.number: item for item in attachments}
        self.by_path = {full_size(path_of(item)): item for item in attachments}
        self.by_path |= {path_of(item): item for item in attachments}
        self.by_copy = {
            copy: item for item in attachments for copy in self.copies(item)
        }

    def attachment(self, path="", number=0):
        """The record behind a path in any size, or behind a number."""
        if number in self.attachments or not path:
            return self.attachments.get(number)
        return (
            self.by_path.get(path)
            or self.by_copy.get(path)
            or self.by_path.get(full_size(path))
        )

    def file(self, path):
        """The file at ``path`` on disk, or None; never one outside the folder."""
        found = (self.folder / path).resolve()
        inside = found.is_relative_to(self.folder)
        return found if inside and path and found.is_file() else None

    def best_file(self, path):
        """The path that holds the largest copy of what ``path`` names, or None."""
        item = self.attachment(path)
        for candidate in (item and path_of(item), full_size(path), path):
            if candidate and self.file(candidate):
                return candidate
        return None

    def copies(self, item):
        """The paths of all sizes of an attachment, itself included, on disk or noted
        by WordPress."""
        path = path_of(item)
        folder = path.rpartition("/")[0]
        noted = NAMED.findall(item.meta.get("_wp_attachment_metadata", ""))
        names = {f"{folder}/{name.rpartition('/')[2]}" for name in noted}
        return sorted(names | {path} | set(self._beside(path)))

    def _beside(self, path):
        """Files beside ``path`` that are named as its smaller copies."""
        whole = full_size(path)
        folder = (self.folder / path).parent
        if not (folder.is_dir() and folder.resolve().is_relative_to(self.folder)):
            return []
        stem = re.escape(Path(whole).stem)
        copy = re.compile(
            rf"{stem}(?:-\d+x\d+|-scaled)?{re.escape(Path(whole).suffix)}", re.I
        )
        names = (found.name for found in folder.iterdir())
        parent = whole.rpartition("/")[0]
        return [f"{parent}/{name}" for name in names if copy.fullmatch(name)]

    def without_record(self):
        """Files on disk that no attachment record names, whatever their size."""
        on_disk = (
            found.relative_to(self.folder).as_posix()
            for found in sorted(self.folder.rglob("*"))
            if found.is_file()
        )
        return [path for path in on_disk if self.attachment(path) is None]


def path_of(item):
    """The path of an attachment below wp-content/uploads."""
    attached = item.meta.get("_wp_attached_file", "")
    return attached or item.attachment_url.partition(UPLOADS)[2]


def is_image(path):
    return Path(path).suffix.lower() in IMAGES


def width_in_name(path):
    """The width in "photo-300x200.jpg", or None for a full size."""
    found = SIZE.search(Path(path).stem)
    width = re.match(r"-(\d+)x", found[0]) if found else None
    return int(width[1]) if width else None
