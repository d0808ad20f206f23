"""Lighthouse on a page of each kind: ``make lighthouse``, where it is installed
(``npm install --global lighthouse``).

For a phone as Lighthouse sees it, and for a poor line (300 ms, 700 kbit/s, a sixth of
the speed), it prints the medians of three runs. Run it while the machine does nothing
else.
"""

import json
import shutil
import subprocess
import sys
from statistics import median_low

from tests.chromium import PATH

from .sample import sample_site

RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = {
    "LCP ms": "largest-contentful-paint",
    "TBT ms": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}
POOR = ("--throttling.rttMs=300", "--throttling.throughputKbps=700")
LINES = {"phone": (), "poor line": (*POOR, "--throttling.cpuSlowdownMultiplier=6")}
COLUMNS = "{:26}{:>16}" + "{:>9}" * 5


def main():
    binary = shutil.which("lighthouse")
    if binary is None:
        print("lighthouse is not on the PATH: npm install --global lighthouse")
        return 1
    print(COLUMNS.format("", "perf/a11y/best/seo", *AUDITS, "requests"))
    with sample_site() as (site, pages):
        for line, options in LINES.items():
            for name, path in pages.items():
                runs = [run(binary, site + path, options) for _ in range(RUNS)]
                middle = [median_low(numbers) for numbers in zip(*runs, strict=True)]
                scores = "/".join(str(round(100 * score)) for score in middle[:4])
                rest = [f"{number:,.0f}" for number in middle[4:]]
                rest[2] = f"{middle[6]:.3f}"
                print(COLUMNS.format(f"{name}, {line}", scores, *rest), flush=True)
    return 0


def run(binary, address, options):
    """Four scores from 0 to 1, the audits' numbers, and the number of requests."""
    command = [
        *(binary, address, "--quiet", "--output=json", f"--chrome-path={PATH}"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
        *options,
    ]
    told = answer(command) or answer(command)  # its browser dies now and then
    if told is None:
        raise RuntimeError(f"Lighthouse could not measure {address}")
    requests = told["audits"]["network-requests"]["details"]["items"]
    return [
        *(told["categories"][name]["score"] or 0 for name in CATEGORIES),
        *(told["audits"][audit].get("numericValue", 0) for audit in AUDITS.values()),
        len(requests),
    ]


def answer(command):
    """What Lighthouse found, or None where it failed, which it told on the screen."""
    done = subprocess.run(command, stdout=subprocess.PIPE)
    return None if done.returncode else json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
