"""What an export holds that the site did not take, with the reason for each."""

from mmn.portal.models import OldAddress

from .links import UPLOADS
from .uploads import path_of

# Settings, revisions and the like: nothing that a reader ever saw.
NEVER_SHOWN = {"post", "page", "attachment", "nav_menu_item", "revision"}
NEVER_SHOWN |= {"custom_css", "customize_changeset", "oembed_cache", "wp_global_styles"}


class Leftovers:
    def __init__(self, export, uploads, report):
        self.export, self.uploads, self.report = export, uploads, report

    def list_all(self):
        self._menu()
        self._other_kinds()
        self._attachments()
        for path in self.uploads.without_record():
            self.report.left_out.append(f"{path}: a file that no record names.")
            self.report.no_target.setdefault(UPLOADS + path, "no record names the file")

    def _menu(self):
        for item in self.export.of_kind("nav_menu_item"):
            if item.meta.get("_menu_item_object") == "page":
                if item.title:
                    self._leave(f"The name “{item.title}” of a page in the menu.")
                continue
            what = item.title or item.meta.get("_menu_item_object_id", "")
            where = item.meta.get("_menu_item_url") or item.meta.get(
                "_menu_item_object", ""
            )
            self._leave(f"Menu entry “{what}” ({where}): the menu shows pages only.")

    def _other_kinds(self):
        for item in self.export.items:
            if item.kind not in NEVER_SHOWN:
                self._leave(f"{item.number} {item.title}: a {item.kind}.")

    def _attachments(self):
        known = set(OldAddress.objects.values_list("path", flat=True))
        parents = {item.number: item for item in self.export.items}
        for item in self.export.of_kind("attachment"):
            copies = (UPLOADS + copy for copy in self.uploads.copies(item))
            wanted = [*copies, f"/?attachment_id={item.number}"]
            missing = [path for path in wanted if path not in known]
            if not missing:
                continue
            why = self._why(item, parents.get(item.parent))
            self._leave(f"{item.number} {path_of(item)}: {why}.")
            for path in missing:
                self.report.no_target[path] = why

    def _why(self, item, parent):
        if self.uploads.best_file(path_of(item)) is None:
            return "its file is lost"
        if parent is None:
            return "no post uses it"
        return f"{parent.number} does not show it, or its file was refused"

    def _leave(self, line):
        self.report.left_out.append(line)
