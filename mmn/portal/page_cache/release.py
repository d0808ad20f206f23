"""Which release of the site makes pages: while two are running, as during an update,
neither shows what the other has made."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings

# What pages are made of, beside the database.
SOURCES = {".py", ".html", ".mo", ".css", ".js", ".svg"}


@cache
def release():
    """A short word for the code, templates, translations and styles of this process;
    the same on every machine that has the same."""
    digest = sha256()
    for name, path in sorted(sources().items()):
        digest.update(f"{name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def sources():
    """{name: path} of each file."""
    apps_here = (Path(app.path) for app in apps.get_app_configs())
    folders = [path for path in apps_here if "site-packages" not in path.parts]
    folders += [settings.BASE_DIR / "templates", settings.BASE_DIR / "static"]
    return {
        f"{folder.name}/{path.relative_to(folder)}": path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in SOURCES
    }
