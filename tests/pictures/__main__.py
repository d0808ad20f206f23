"""Take every picture of the editors' guides from a site with the sample content.

``make pictures`` takes all; ``make pictures ARGS="waiting review"`` only these.
"""

import io
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.bench.serving import server
from tests.chromium import chromium
from tests.pictures.scenes import PEOPLE, SCENES

IMAGES = Path(__file__).parents[2] / "docs" / "editors" / "images"


def main(asked):
    with TemporaryDirectory() as folder:
        os.environ.update(
            SECRET_KEY="pictures", STATIC_FROM_SOURCE="on", DATA_DIR=folder
        )
        for command in ("migrate", "load_sample"):
            manage(command, "--verbosity", "0")
        manage("shell", "--verbosity", "0", "--command", PEOPLE)
        plain = "--font-render-hinting=none"
        with server() as (port, _pids), chromium(plain) as browser:
            for name, scene in SCENES.items():
                if not asked or name in asked:
                    take(browser, f"http://127.0.0.1:{port}", name, scene)


def manage(*arguments):
    subprocess.run([sys.executable, "manage.py", *arguments], check=True)


def take(browser, base_url, name, scene):
    """Play one scene in a fresh window and keep what it shows."""
    size = {"width": scene.width, "height": scene.height}
    context = browser.new_context(
        base_url=base_url, viewport=size, reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("#id_username", scene.user)
    page.fill("#id_password", "river")
    page.click("input[type=submit]")
    shown = scene.play(page) or page
    picture = Image.open(io.BytesIO(shown.screenshot()))
    IMAGES.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").save(IMAGES / f"{name}.webp", quality=70, method=6)
    print(f"{name}: {picture.width} x {picture.height}")
    context.close()


if __name__ == "__main__":
    main(set(sys.argv[1:]))
