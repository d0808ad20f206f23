"""One rendering for all who ask at once; the others wait for it."""

import threading

# Who has waited so long, in seconds, makes the page alone.
PATIENCE = 20


class Flight:
    """What those who wait for one page share.

    ``page``: what it brought. ``alone``: nothing that others may have, so that each
    asks for itself. Neither: it failed, and the next one tries.
    """

    def __init__(self):
        self.landed = threading.Event()
        self.page = None
        self.alone = False


class Flights:
    def __init__(self):
        self.lock = threading.Lock()
        self.open = {}

    def join(self, key):
        """The flight for ``key``, and whether the caller flies it."""
        with self.lock:
            flight = self.open.get(key)
            if flight is not None:
                return flight, False
            flight = self.open[key] = Flight()
            return flight, True

    def land(self, key):
        with self.lock:
            self.open.pop(key).landed.set()
