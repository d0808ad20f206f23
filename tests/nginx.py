"""nginx as ``docs/nginx.conf`` has it, on this machine and without a certificate."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from .bench.serving import free_port

CONFIG = Path(settings.BASE_DIR, "docs", "nginx.conf")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


class Nginx:
    """One process, for as long as the block runs, at ``port``.

    ``folder`` is its own, ``site`` the port of the site, ``pages`` the folder of kept
    pages; ``main`` and ``servers`` stand beside what is documented.
    """

    def __init__(self, folder, site, pages, main="", servers=""):
        self.folder, self.site, self.pages = folder, site, pages
        self.main, self.servers = main, servers
        self.port = free_port()

    def __enter__(self):
        with open(self.folder / "mmn-headers.conf", "w") as file:
            call_command("page_headers", stdout=file)
        config = self.folder / "nginx.conf"
        config.write_text(self.config())
        self.process = subprocess.Popen(
            [NGINX, "-p", str(self.folder), "-c", str(config), "-e", "stderr"],
            stderr=subprocess.DEVNULL,
        )
        wait_for(self.port)
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(10)

    def config(self):
        site = CONFIG.read_text()
        for pattern, text in [
            (r"listen 443 ssl http2;.*", f"listen 127.0.0.1:{self.port};"),
            (r"server 127.0.0.1:8000;", f"server 127.0.0.1:{self.site};"),
            (r"ssl_certificate.*", ""),
            (r"root /srv/mmn/pages;", f"root {self.pages};"),
            (r"www\.example\.org", "localhost"),
        ]:
            site, found = re.subn(pattern, text, site)
            assert found, pattern
        temporary = "".join(
            f"{name}_temp_path {self.folder}/{name};\n"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;\n" if os.geteuid() == 0 else ""
        return (
            f"daemon off;\nmaster_process off;\npid {self.folder}/pid;\n{user}"
            f"{self.main}\nevents {{ }}\n"
            f"http {{\naccess_log off;\n{temporary}{site}\n{self.servers}\n}}\n"
        )


def wait_for(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not start")
