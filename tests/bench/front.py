"""Kept pages that nginx sends as documented, beside the same bytes as a plain file that
the same nginx sends. Of both, the processor time is what limits them: this client is
slower than they are."""

from pathlib import Path
from tempfile import TemporaryDirectory

from .kept import alternate
from .load import load
from .serving import free_port, server

COLUMNS = ["KB", "kept us", "file us", "speed"]
PLAIN = """
server {{
  listen 127.0.0.1:{port};
  server_name localhost;
  root {root};
  charset off;
  sendfile on;
  gzip_static on;
  types {{ }}
  default_type "text/html; charset=utf-8";
}}
"""


def compare_front(paths, figures):
    """Measure and print each page; ``figures(port, pids)`` measures one server."""
    from django.conf import settings

    from tests.nginx import NGINX, Nginx

    if NGINX is None:
        print("nginx is not installed: not measured")
        return
    print(f"{'page':<24}", *(f"{column:>8}" for column in COLUMNS))
    plain = free_port()
    with TemporaryDirectory() as name, server(PAGE_CACHE="on") as (site, _workers):
        folder = Path(name)
        servers = PLAIN.format(port=plain, root=folder)
        pages = settings.PAGE_CACHE_DIR
        with Nginx(folder, site, pages, "pcre_jit on;", servers) as nginx:
            pids = [nginx.process.pid]
            kept, file = figures(nginx.port, pids), figures(plain, pids)
            for label, path in paths.items():
                answer = load(nginx.port, path, 24)
                body = answer.partition(b"\r\n\r\n")[2]
                (folder / "page").write_bytes(body)
                both = alternate((kept, path), (file, "/page"))
                (_, kept_cpu), (_, file_cpu) = both
                told = [f"{cpu * 1000:>8.1f}" for cpu in (kept_cpu, file_cpu)]
                told.append(f"{file_cpu / kept_cpu:>8.2f}")
                print(f"{label:<24}", f"{len(body) / 1000:>8.1f}", *told, flush=True)
