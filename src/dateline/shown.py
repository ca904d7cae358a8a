"""Records that a notebook shows: short where they are printed, HTML where a front end asks for it.

How a record is drawn is told by the room that draws (``python/``), which registers itself here: a
record knows no view.
"""

from __future__ import annotations

from functools import singledispatch


@singledispatch
def draw(record: object) -> str | None:  # noqa: ARG001  - what nobody draws
    """Return a record as HTML, or None where nobody told how to draw it."""
    return None


class Shown:
    """A record with a short ``repr`` and, where somebody draws it, a view for notebooks."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return what the record is in one short line that no terminal obeys."""
        return make_plain(f"<{type(self).__name__} {self._brief()}>")

    def _brief(self) -> str:
        """Return what tells the record from others, in a few words."""
        raise NotImplementedError

    def _repr_html_(self) -> str | None:
        """Return the record for a notebook."""
        return draw(self)


def shorten(words: str, width: int = 60) -> str:
    """Return words on one line, with an ellipsis where there are more than ``width`` code points."""
    line = " ".join(words.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def make_plain(line: str) -> str:
    """Return a line with a mark in the place of every character that is no visible one."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line)
