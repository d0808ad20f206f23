"""What a first visit costs on a bad line: ``make first-view``.

Chromium opens each page with an empty cache as a cheap phone on a poor line would
(300 ms until an answer begins, 700 kbit/s, a sixth of this machine's speed), three
times. The median is printed; what exceeds its bound is marked, and ends the command
with 1. Bytes and requests are the same on every machine; times are longer where it is
busy.
"""

import sys
from dataclasses import dataclass, fields
from statistics import median_low

from tests.chromium import chromium

from .sample import sample_site

LINE = {"latency": 300, "downloadThroughput": 87_500, "uploadThroughput": 87_500}
SLOWER = 6
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
RUNS = 3
# Headers included: of the ten segments that a server sends before it waits (RFC 6928),
# 14,600 bytes, a few are left to headers of the server before the site.
BOUNDS = {
    "html": 14_000,
    "rest": 40_000,
    "requests": 5,
    "lcp": 1600,
    "cls": 0,
    "tbt": 50,
}
COLUMNS = "{:16}" + "{:>11}" * 7

WATCH = """
window.seen = {lcp: 0, cls: 0, fcp: Infinity, tasks: []};
const on = (type, add) => new PerformanceObserver(
  (list) => list.getEntries().forEach(add)).observe({type, buffered: true});
on("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
on("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
on("paint", (entry) => {
  if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime;
});
on("longtask", (entry) => {
  seen.tasks.push([entry.startTime, entry.startTime + entry.duration]);
});
"""


@dataclass
class View:
    """Bytes over the line: of the page itself, of all but photos, of photos; requests
    without those for photos; milliseconds; the shift of the layout."""

    html: int
    rest: int
    photos: int
    requests: int
    lcp: int
    tbt: int
    cls: float


def main():
    worst = False
    print(COLUMNS.format("", *(field.name for field in fields(View))))
    with sample_site() as (site, pages), chromium() as browser:
        for name, path in pages.items():
            views = [visit(browser, site + path) for _ in range(RUNS)]
            middle = [
                median_low(getattr(view, field.name) for view in views)
                for field in fields(View)
            ]
            names = [field.name for field in fields(View)]
            marked = list(map(mark, names, middle))
            worst = worst or any(text.endswith("!") for text in marked)
            print(COLUMNS.format(name, *marked), flush=True)
    return worst


def mark(name, number):
    over = name in BOUNDS and number > BOUNDS[name]
    return f"{number:,}{' !' if over else ''}"


def visit(browser, address):
    """One first visit, with nothing kept from an earlier one."""
    context = browser.new_context(**PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    loaded, sizes = {}, {}
    devtools.on(
        "Network.responseReceived",
        lambda told: loaded.update({told["requestId"]: told["type"]}),
    )
    devtools.on(
        "Network.loadingFinished",
        lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}),
    )
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **LINE})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    seen = page.evaluate("seen")
    context.close()
    of = {
        kind: [sizes.get(n, 0) for n, k in loaded.items() if k == kind]
        for kind in set(loaded.values())
    }
    photos = of.pop("Image", [])
    return View(
        html=round(sum(of.get("Document", []))),
        rest=round(sum(map(sum, of.values()))),
        photos=round(sum(photos)),
        requests=sum(map(len, of.values())),
        lcp=round(seen["lcp"]),
        tbt=round(blocked(seen["tasks"], seen["fcp"])),
        cls=round(seen["cls"], 3),
    )


def blocked(tasks, since):
    """Total Blocking Time, as https://web.dev/articles/tbt defines it: what each task,
    (start, end), takes beyond 50 ms after the first contentful paint."""
    return sum(max(0, end - max(start, since) - 50) for start, end in tasks)


if __name__ == "__main__":
    sys.exit(main())
