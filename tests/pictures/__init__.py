"""The screenshots of docs/editors, made anew by ``make pictures``."""
