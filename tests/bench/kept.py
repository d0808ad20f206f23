"""Kept pages beside the least that the server can do, in the same run.

Two servers stand at once: the site with its pages kept, and a bare function that sends
the same bytes, headers included. They are asked in turns, many short rounds each, so
that whatever else the machine does meets both. How the connections of a round fall to
the workers decides its speed: over all rounds that evens out. So what is printed is
that of all rounds together.
"""

from pathlib import Path

from .bare import file_name
from .load import load
from .serving import server

PAIRS = 50
ROUND_SECONDS = 0.12
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
            rounds = alternate((figures(*kept), path), (figures(*bare), path))
            size = len(answer.partition(b"\r\n\r\n")[2]) / 1000
            print(f"{label:<24}", f"{size:>8.1f}", *told(*rounds), flush=True)


def alternate(*both):
    """Of two pairs of a server's figures and an address: seconds and milliseconds of
    CPU time that a request takes, in all rounds together."""
    warm = [figures.round(path, 400)[0] for figures, path in both]
    requests = max(40, int(min(warm) * ROUND_SECONDS) // 8 * 8)
    spent = [0, 0], [0, 0]
    for number in range(PAIRS):
        # Each goes first in every other pair.
        for one in (0, 1) if number % 2 else (1, 0):
            figures, path = both[one]
            rate, cpu = figures.round(path, requests)[:2]
            spent[one][0] += 1 / rate / PAIRS
            spent[one][1] += cpu / PAIRS
    return spent


def told(kept, bare):
    """Requests a second, and how many times as many; CPU times, and the same."""
    yield from (f"{1 / seconds:>8.0f}" for seconds, _cpu in (kept, bare))
    yield f"{bare[0] / kept[0]:>8.2f}"
    yield from (f"{cpu * 1000:>8.0f}" for _seconds, cpu in (kept, bare))
    yield f"{kept[1] / bare[1]:>8.2f}"
