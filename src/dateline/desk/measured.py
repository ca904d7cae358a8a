"""What was measured of each reader, and samples of its errors: what the page "How we are wrong" shows.

The file is made by ``docs/quality.py`` (``make quality``) from the evaluation's output on the
repository's own texts, which were invented for it; figures on other sets are in docs/figures.md.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """One figure: what it tells, in words, and its value; ``unit``: ``%``, or nothing of a count."""

    tells: str
    value: float
    unit: str = ""


class Wrong(msgspec.Struct, frozen=True):
    """One error: its kind, the text it stands in, and what is wrong there."""

    kind: str
    text: str
    fault: str


class Measured(msgspec.Struct, frozen=True):
    """One reader: the question it answers, on what it was measured and how, its figures, its errors.

    ``kinds``: how many errors there are of each kind in all; ``errors``: a sample of these, evenly over
    the set.
    """

    name: str
    question: str
    measured_on: str
    command: str
    figures: tuple[Figure, ...]
    kinds: dict[str, int]
    errors: tuple[Wrong, ...]


class Quality(msgspec.Struct, frozen=True):
    """All readers, as this version of the program was measured."""

    version: str
    readers: tuple[Measured, ...]


@cache
def load_quality() -> Quality:
    """Return what the package ships."""
    raw = files("dateline.desk").joinpath("data", "quality.json").read_bytes()
    return msgspec.json.decode(raw, type=Quality)


def encode_quality(quality: Quality) -> bytes:
    """Return the file's bytes: indented, for people who compare two versions of it."""
    return msgspec.json.format(msgspec.json.encode(quality), indent=1) + b"\n"
