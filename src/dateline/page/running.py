"""Running text: words as they come in from a tree, white space normalised, hyperlinks kept in place."""

from __future__ import annotations

from dateline.page.blocks import Anchor
from dateline.page.plain import strip_unprintable


class RunningText:
    """Collects text between two borders of a page; every run of white space becomes one space."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.spaced = False
        self.anchors: list[Anchor] = []
        self.opened: tuple[int, str] | None = None

    def add(self, text: str | None) -> None:
        """Add text as it stands in the tree."""
        if not text:
            return
        words = " ".join(text.split())
        if not words.isprintable():
            words = " ".join(strip_unprintable(text).split())
        self.spaced = self.spaced or text[0].isspace()
        if not words:
            return
        if self.spaced and self.parts:
            words = " " + words
            if self.opened and self.opened[0] == self.size:
                self.opened = (self.size + 1, self.opened[1])
        self.parts.append(words)
        self.size += len(words)
        self.spaced = text[-1].isspace()

    def open_link(self, href: str) -> None:
        """Begin a hyperlink at this point of the text."""
        self.opened = (self.size, href)

    def close_link(self) -> None:
        """End the hyperlink, if it has words."""
        if self.opened is None:
            return
        start, href = self.opened
        self.opened = None
        if start < self.size and href:
            self.anchors.append(Anchor(start, self.size, href))

    def take(self) -> tuple[str, tuple[Anchor, ...]]:
        """Return the text so far with its hyperlinks, and begin anew; an open hyperlink goes on."""
        href = self.opened[1] if self.opened else None
        self.close_link()
        text, anchors = "".join(self.parts), tuple(self.anchors)
        self.parts, self.size, self.spaced, self.anchors = [], 0, False, []
        if href is not None:
            self.open_link(href)
        return text, anchors
