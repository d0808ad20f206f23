"""Links within the old site lead to the new addresses, in site-relative form."""

from collections import defaultdict

from mmn.content.models import Category
from mmn.portal.models import OldAddress

from .links import UPLOADS


class Rewriter:
    def __init__(self, site, plans):
        self.site, self.plans = site, plans

    def rewrite(self, planned, new_files):
        """Rewrite all links of ``planned``; ``new_files`` maps its own old paths."""
        done = set(new_files.values())
        for root in planned.roots:
            for link in root.find("a"):
                href = link.attrs.get("href")
                old = None if href in done else self.site.read(href)
                if old:
                    link.attrs = {"href": self._new(old, planned.log, new_files)}
                    planned.log.links += link.attrs["href"] != href

    def _new(self, old, log, new_files):
        """The new address, or the old form of it where none is known."""
        if old.what == "entry":
            return self._entry(old, log)
        if old.what == "category":
            found = Category.objects.filter(legacy_id=old.number).first()
            return found.get_absolute_url() if found else f"/?cat={old.number}"
        if old.what == "upload":
            known = OldAddress.objects.filter(path=UPLOADS + old.path).first()
            new = new_files.get(old.path) or (known and known.target)
            return new or UPLOADS + old.path
        if old.what == "other":
            log.notes.append(f"A link leads to {old.path}, a part of the old site.")
        return old.path

    def _entry(self, old, log):
        target = self.plans.get(old.number)
        if target is None:
            log.notes.append(f"A link leads to {old.number}: not in the export.")
            return f"/?p={old.number}"
        if not (target.existing or target.is_public):
            log.notes.append(f"A link leads to {old.number}, which is not public.")
        return target.address + (f"#{old.fragment}" if old.fragment else "")


def mentions(site, posts):
    """Which posts link to which, by number, both ways."""
    pairs = defaultdict(set)
    numbers = {item.number for item in posts}
    for item in posts:
        for part in item.content.split("href=")[1:]:
            old = site.read(part[1:].partition(part[0])[0])
            if not old or old.what != "entry":
                continue
            if old.number in numbers and old.number != item.number:
                pairs[item.number].add(old.number)
                pairs[old.number].add(item.number)
    return pairs
