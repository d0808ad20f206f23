"""An import in one line: ``bring_in(post(...), post(...))``."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from mmn.wordpress.export import read_export
from mmn.wordpress.importer import Importer

from .wxr import export

# The old site's own export, with its uploads beside it, is not ours to publish: who has
# a copy names it here, and who has none has no test over it.
REAL_EXPORT = Path(os.environ.get("WORDPRESS_EXPORT", ""))
collect_ignore = [] if REAL_EXPORT.is_file() else ["test_real_export.py"]


@pytest.fixture
def uploads(tmp_path):
    """The old server's wp-content/uploads; ``uploads.add(path, file)`` fills it."""
    folder = tmp_path / "uploads"
    folder.mkdir()

    def add(path, file):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read())

    return SimpleNamespace(folder=folder, add=add)


@pytest.fixture
def bring_in(db, tmp_path, uploads):
    """Import these items and return the report."""

    def run(*items, dry_run=False, **given):
        path = tmp_path / "export.xml"
        path.write_text(export(*items, **given), encoding="utf-8")
        return Importer(read_export(path), uploads.folder, dry_run).run()

    return run


@pytest.fixture
def command(db, tmp_path, uploads, capsys):
    """Run the command over these items and return what it printed."""

    def run(*items, **options):
        path = tmp_path / "export.xml"
        path.write_text(export(*items), encoding="utf-8")
        call_command(
            "import_wordpress", str(path), uploads=str(uploads.folder), **options
        )
        return capsys.readouterr().out

    return run
