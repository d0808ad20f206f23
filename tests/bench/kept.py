"""Kept pages beside the least that the server can do, in the same run.

Two servers stand at once: the site with its pages kept, and a bare function that sends
the same bytes, headers included. They are asked in turns, a short round each, so that
whatever else the machine does meets both; what is printed of them is their best round,
and the median of the pairs' quotients.
"""

from pathlib import Path
from statistics import median

from .bare import file_name
from .load import load
from .serving import server

PAIRS = 9
ROUND_SECONDS = 0.4
COLUMNS = ["KB", "kept/s", "bare/s", "times", "CPU us", "bare", "times"]


def compare(paths, folder, figures):
    """Measure and print each page; ``figures(port, pids)`` measures one server."""
    print(f"{'page':<24}", *(f"{column:>8}" for column in COLUMNS))
    with (
        server(PAGE_CACHE="on") as kept,
        server(application="tests.bench.bare") as bare,
    ):
        for label, path in paths.items():
            answer = load(kept[0], path, 24)
            (Path(folder) / file_name(path)).write_bytes(answer)
            pairs = alternate(path, figures(*kept), figures(*bare))
            size = len(answer.partition(b"\r\n\r\n")[2]) / 1000
            print(f"{label:<24}", f"{size:>8.1f}", *told(pairs), flush=True)


def alternate(path, kept, bare):
    """Pairs of ((requests a second, CPU ms), the same of the bare function)."""
    warm = [one.round(path, 400)[0] for one in (kept, bare)]
    requests = max(40, int(min(warm) * ROUND_SECONDS) // 8 * 8)
    pairs = []
    for number in range(PAIRS):
        # Each goes first in every other pair.
        order = (kept, bare) if number % 2 else (bare, kept)
        found = {one: one.round(path, requests)[:2] for one in order}
        pairs.append((found[kept], found[bare]))
    return pairs


def told(pairs):
    """Best rates, and how many times as many; least CPU times, and the same."""
    rates, cpu = ([(a[n], b[n]) for a, b in pairs] for n in (0, 1))
    best = [max(column) for column in zip(*rates, strict=True)]
    least = [min(column) * 1000 for column in zip(*cpu, strict=True)]
    yield from (f"{rate:>8.0f}" for rate in best)
    yield f"{median(a / b for a, b in rates):>8.2f}"
    yield from (f"{time:>8.0f}" for time in least)
    yield f"{least[0] / least[1]:>8.2f}"
