"""Sorts the blocks of a page into its parts: title, signatures, body, credits, rights, teasers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.page.bylines import Signature, read_bare_byline, read_byline
from dateline.page.credits import Credits, read_credits
from dateline.page.dates import read_date_line
from dateline.page.labels import label_blocks
from dateline.page.subheads import mark_subheads
from dateline.page.teasers import read_inline, read_teasers

if TYPE_CHECKING:
    from dateline.page.blocks import Block
    from dateline.page.labels import Label
    from dateline.page.sheet import Teaser


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a page. ``body`` holds its paragraphs and, of kind "head", its subheads."""

    body: tuple[Block, ...]
    title: str | None
    signatures: tuple[Signature, ...]
    credits: Credits
    rights: str | None
    published: str | None
    modified: str | None
    teasers: tuple[Teaser, ...]


def sort_blocks(blocks: tuple[Block, ...], title: str | None = None) -> Story:
    """Return the parts of a page; ``title`` is the one that its markup tells, if any."""
    labels = label_blocks(blocks, title)
    dates = [read_date_line(line) for line in pick(blocks, labels, "date")]
    rights = pick(blocks, labels, "rights")
    return Story(
        body=mark_subheads(tuple(b for b, label in zip(blocks, labels, strict=True) if label == "body")),
        title=next(iter(pick(blocks, labels, "title")), None),
        signatures=tuple(map(sign, pick(blocks, labels, "byline"))),
        credits=read_credits((*pick(blocks, labels, "credit"), *rights)),
        rights=" ".join(rights[:2]) or None,
        published=next((first for first, _ in dates if first), None),
        modified=next((later for _, later in dates if later), None),
        teasers=gather_teasers(blocks, labels),
    )


def pick(blocks: tuple[Block, ...], labels: list[Label], wanted: Label) -> tuple[str, ...]:
    """Return the lines that bear a label."""
    return tuple(b.text for b, label in zip(blocks, labels, strict=True) if label == wanted)


def sign(line: str) -> Signature:
    """Return what a line labelled as a byline says."""
    return read_byline(line) or read_bare_byline(line) or Signature()


def gather_teasers(blocks: tuple[Block, ...], labels: list[Label]) -> tuple[Teaser, ...]:
    """Return the teasers in page order: runs of lines below a heading, and single lines."""
    found: list[Teaser] = []
    run: list[str] = []
    for block, label in zip(blocks, labels, strict=True):
        if label in {"teaser", "date", "furniture"}:
            run.append(block.text) if label == "teaser" or run else None
            continue
        found.extend(read_teasers(run))
        run = []
        if label == "inline":
            found.extend(read_teasers([read_inline(block.text) or ""]))
    return (*found, *read_teasers(run))
