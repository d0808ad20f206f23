"""What an address or a form asks for, read without trust."""


def number(text):
    """A key in words of a browser: 0, which nothing has, for nonsense."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
