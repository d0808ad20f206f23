"""Large blocks go back to the system: a worker's memory stays flat under photos."""

import subprocess
import sys
from pathlib import Path

import pytest

STATUS = Path("/proc/self/status")
# Each thread frees a large block that lies below a small one it keeps, as a picture
# lies below its encoded copy. What stays of it counts in megabytes.
PROGRAM = """
import threading
from pathlib import Path

import django

django.setup()
kept = []
gate = threading.Barrier(8)


def resident():
    status = Path("/proc/self/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) // 1024


def work():
    bytearray(b"x" * 24_000_000)
    gate.wait()
    picture = bytearray(b"x" * 20_000_000)
    kept.append(bytearray(b"x" * 100_000))
    gate.wait()
    del picture


before = resident()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(resident() - before)
"""


@pytest.mark.skipif(not STATUS.exists(), reason="no /proc to read a process's memory")
def test_memory_of_large_blocks_goes_back_to_the_system():
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert int(answer.stdout) < 40
