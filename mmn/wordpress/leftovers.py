"""What an export holds that the site did not take, with the reason for each."""

from mmn.portal.models import OldAddress

from .links import UPLOADS
from .uploads import path_of

# Revisions, styles and the like: nothing that a reader ever saw.
NEVER_SHOWN = {"post", "page", "attachment", "nav_menu_item", "revision"}
NEVER_SHOWN |= {"custom_css", "customize_changeset", "oembed_cache", "wp_global_styles"}


class Leftovers:
    """``hidden`` maps the numbers of posts that are not public to the reason."""

    def __init__(self, export, uploads, report, hidden):
        self.export, self.uploads = export, uploads
        self.report, self.hidden = report, hidden

    def list_all(self):
        """After an import: what was not taken, and addresses that lead nowhere."""
        for number, why in self.hidden.items():
            self._leads_nowhere(f"/?p={number}", why)
        self._menu()
        for term in self.export.categories:
            if term.parent:
                self._leave(f"Category “{term.name}” stood under “{term.parent}”.")
        for item in self.export.items:
            if item.kind not in NEVER_SHOWN:
                self._leave(f"{item.number} {item.title}: of the kind {item.kind}.")
        self._attachments()
        for path in self.uploads.without_record():
            self._leave(f"{path}: a file that no record names.")
            self._leads_nowhere(UPLOADS + path, "no record names the file")

    def _menu(self):
        for item in self.export.of_kind("nav_menu_item"):
            self._leads_nowhere(f"/?p={item.number}", "an entry of the menu")
            kind = item.meta.get("_menu_item_object", "")
            if kind == "page":
                if item.title:
                    self._leave(f"“{item.title}”: a page's other name in the menu.")
                continue
            what = item.title or item.meta.get("_menu_item_object_id", "")
            where = item.meta.get("_menu_item_url") or kind
            self._leave(f"Menu entry “{what}” ({where}): the menu shows pages only.")

    def _attachments(self):
        known = set(OldAddress.objects.values_list("path", flat=True))
        for item in self.export.of_kind("attachment"):
            page = f"/?attachment_id={item.number}"
            files = [UPLOADS + copy for copy in self.uploads.copies(item)]
            missing = [path for path in (*files, page) if path not in known]
            why = self._why(item)
            if item.parent in self.hidden:
                missing = [*files, page]
            if missing:
                self._leave(f"{item.number} {path_of(item)}: {why}.")
            for path in missing:
                self._leads_nowhere(path, why)

    def _why(self, item):
        if self.uploads.best_file(path_of(item)) is None:
            return "its file is lost"
        if item.parent in self.hidden:
            return f"it belongs to {item.parent}: {self.hidden[item.parent]}"
        if not item.parent:
            return "no post uses it"
        return f"{item.parent} does not show it, or its file was refused"

    def _leads_nowhere(self, path, why):
        self.report.no_target[path] = why

    def _leave(self, line):
        self.report.left_out.append(line)
