"""Many requests at once, from one small process: a client that costs little itself."""

import re
import selectors
import socket

LENGTH = re.compile(rb"\r\nContent-Length: (\d+)", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nConnection: close", re.IGNORECASE)
HEAD = "GET {} HTTP/1.1\r\nHost: localhost:{}\r\nAccept-Encoding: {}\r\n\r\n"


def load(port, path, requests, connections=8, encoding="identity"):
    """Ask for ``path`` so many times over so many kept connections; the last answer,
    as bytes with its head. Raises an error if one is not a 200."""
    asked = HEAD.format(path, port, encoding).encode()
    waiting, answer = requests, b""
    with selectors.DefaultSelector() as selector:
        for _ in range(min(connections, requests)):
            _open(selector, port, asked)
            waiting -= 1
        while selector.get_map():
            for key, _events in selector.select():
                parts = key.data
                parts.append(key.fileobj.recv(1 << 18))
                whole = _whole(parts)
                if whole is None:
                    continue
                answer = whole
                if waiting and not CLOSES.search(answer.partition(b"\r\n\r\n")[0]):
                    key.fileobj.sendall(asked)
                    parts.clear()
                else:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()
                    if waiting:
                        _open(selector, port, asked)
                waiting -= bool(waiting)
    return answer


def _open(selector, port, asked):
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(asked)
    selector.register(connection, selectors.EVENT_READ, [])


def _whole(parts):
    """The answer that the received parts make, or None while some of it is missing."""
    if not parts[-1]:
        raise ConnectionError("The server closed the connection in an answer.")
    received = parts[0] if len(parts) == 1 else b"".join(parts)
    head, found, body = received.partition(b"\r\n\r\n")
    if not found:
        return None
    if not received.startswith(b"HTTP/1.1 200 "):
        raise ValueError(f"The server answered {head.splitlines()[0]!r}.")
    return received if len(body) >= int(LENGTH.search(head)[1]) else None
