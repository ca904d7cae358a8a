"""Sorts the blocks of a page into its parts: title, signatures, body, credits, rights, teasers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.page.blocks import Block, is_linked
from dateline.page.bylines import Signature, join_bylines, read_bare_byline, read_byline
from dateline.page.labels import label_blocks
from dateline.page.lines import Line
from dateline.page.rights import cut_menu
from dateline.page.subheads import mark_subheads
from dateline.page.teasers import read_inline, read_teasers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.page.frame import Frame
    from dateline.page.marking import Known, Label
    from dateline.page.sheet import Teaser


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a page. ``body`` holds its paragraphs and, of kind "head", its subheads."""

    body: tuple[Block, ...]
    title: str | None
    signatures: tuple[Signature, ...]
    credit_lines: tuple[str, ...]
    rights: str | None
    dates: tuple[str, ...]
    teasers: tuple[Teaser, ...]
    corrections: tuple[str, ...] = ()


def sort_blocks(blocks: tuple[Block, ...], known: Known) -> Story:
    """Return the parts of a page; ``known`` is what its markup tells."""
    labels = label_blocks(blocks, known)
    marked = zip(blocks, labels, strict=True)
    rights = tuple(trim_links(block) for block, label in marked if label == "rights")
    return Story(
        body=mark_subheads(choose_body(blocks, labels)),
        title=next(iter(pick(blocks, labels, "title")), None),
        signatures=sign_all(pick(blocks, labels, "byline")),
        credit_lines=(*pick(blocks, labels, "credit"), *rights, *pick(blocks, labels, "byline")),
        rights=" ".join(rights[:2]) or None,
        dates=pick_dates(blocks, labels),
        teasers=gather_teasers(blocks, labels),
        corrections=pick(blocks, labels, "correction"),
    )


def trim_links(block: Block) -> str:
    """Return the text of a block without the hyperlinks at its end, such as "Privacy"."""
    text = block.text
    for anchor in reversed(block.anchors):
        if anchor.start and anchor.end == len(text):
            text = text[: anchor.start].rstrip(" |·")
    return cut_menu(text)


def choose_body(blocks: tuple[Block, ...], labels: list[Label]) -> tuple[Block, ...]:
    """Return the blocks of the story; a standfirst is a head: it heads the text."""
    return tuple(
        replace(block, kind="head") if label == "standfirst" else block
        for block, label in zip(blocks, labels, strict=True)
        if label in {"body", "standfirst"}
    )


def pick(blocks: tuple[Block, ...], labels: list[Label], wanted: Label) -> tuple[str, ...]:
    """Return the lines that bear a label."""
    return tuple(b.text for b, label in zip(blocks, labels, strict=True) if label == wanted)


def pick_dates(blocks: tuple[Block, ...], labels: list[Label]) -> tuple[str, ...]:
    """Return the date lines of the story; one below a teaser or its heading is the teaser's."""
    dates: list[str] = []
    above: Label = "body"
    for block, label in zip(blocks, labels, strict=True):
        if label == "date" and above not in {"teaser", "heading"}:
            dates.append(block.text)
        elif label not in {"date", "furniture"}:
            above = label
    return tuple(dates)


def sign_all(lines: Iterable[str]) -> tuple[Signature, ...]:
    """Return what byline lines say, a role or outlet printed below a name put beside it."""
    return tuple(map(sign, join_bylines(list(lines))))


def add_frame(story: Story, frame: Frame) -> Story:
    """Return the story with what the frame around it says; the story's own lines come first."""
    return replace(
        story,
        body=add_standfirst(story.body, frame),
        signatures=story.signatures or sign_all(frame.bylines),
        credit_lines=tuple(dict.fromkeys((*story.credit_lines, *frame.credits))),
        dates=(*story.dates, *frame.dates),
        corrections=tuple(dict.fromkeys((*story.corrections, *frame.corrections))),
    )


def add_standfirst(body: tuple[Block, ...], frame: Frame) -> tuple[Block, ...]:
    """Return the body with the standfirst as its first subhead: it heads the text and is none of it."""
    if frame.standfirst:
        return (Block(frame.standfirst, "head"), *body)
    if frame.opens_with_standfirst:
        return (replace(body[0], kind="head"), *body[1:])
    return body


def sign(line: str) -> Signature:
    """Return what a line labelled as a byline says."""
    return read_byline(line) or read_bare_byline(line) or Signature()


def gather_teasers(blocks: tuple[Block, ...], labels: list[Label]) -> tuple[Teaser, ...]:
    """Return the teasers in page order: runs of lines below a heading, and single lines."""
    found: list[Teaser] = []
    run: list[Line] = []
    for block, label in zip(blocks, labels, strict=True):
        if label == "teaser" or (run and label in {"date", "furniture"}):
            run.append(Line(block.text, block.anchors, linked=is_linked(block)))
            continue
        found.extend(read_teasers(run))
        run = []
        if label == "inline":
            found.extend(read_teasers([Line(read_inline(block.text) or "")]))
    return (*found, *read_teasers(run))
