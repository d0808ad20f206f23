"""What decoded pictures leave behind in a worker's memory: nothing."""

import ctypes

# From glibc's malloc.h.
M_MMAP_THRESHOLD = -3
LARGE = 1024 * 1024


def give_large_blocks_back():
    """Have glibc map blocks from a megabyte on by themselves, so that each goes back to
    the system when it is freed.

    By itself glibc raises that bound with every large block it sees. The next pictures
    then come out of the heaps of the threads, and what they leave there stays: after
    sixty photos a worker kept four times the memory it had started with. Other C
    libraries have no such bound, and nothing happens.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(M_MMAP_THRESHOLD, LARGE)
