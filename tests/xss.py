"""Hostile texts, one a line, for the sanitiser's tests and the browser's."""

from pathlib import Path

LINES = Path(__file__).with_name("xss_vectors.txt").read_text("utf-8").split("\n")
VECTORS = [line for line in LINES if line]
