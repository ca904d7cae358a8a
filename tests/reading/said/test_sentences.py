"""The sentences of sentences.txt: every claim they make is read as written there, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.said import read_claims
from dateline.records import Article, Dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Claim

FILE = Path(__file__).with_name("sentences.txt")
FLAGS = ("direct", "implicit", "hedged", "conditional")


@dataclass(slots=True)
class Block:
    """A text with whose text it is, and its claims as they stand in the file."""

    text: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    claims: list[list[str]] = field(default_factory=list)


def read_blocks() -> Iterator[Block]:
    for part in FILE.read_text(encoding="utf-8").split("\n\n"):
        block = Block()
        for line in part.splitlines():
            key, _, rest = line.partition(": ")
            if line.startswith("#"):
                continue
            if line.count(" | ") >= 3 or line.endswith(" |"):
                block.claims.append([cell.strip() for cell in f"{line} ".split(" | ")])
            elif key == "text":
                block.text = rest
            elif key in ("outlet", "agency", "dateline"):
                block.facts[key] = rest
            else:
                block.text += f"\n\n{line}"
        if block.text:
            yield block


BLOCKS = list(read_blocks())


def read(block: Block) -> tuple[Claim, ...]:
    dateline = Dateline(block.facts["dateline"]) if "dateline" in block.facts else None
    article = Article(
        id="art:0",
        kind="story",
        text=block.text,
        text_sha256=hash_text(block.text),
        outlet=block.facts.get("outlet"),
        agency=block.facts.get("agency"),
        dateline=dateline,
    )
    claims = read_claims(analyse(article), Findings())
    check_spans(claims, block.text)
    return claims


def check_spans(claims: tuple[Claim, ...], text: str) -> None:
    for claim in claims:
        sources = (span for source in claim.sources for span in source.spans)
        for span in (*claim.content, *claim.cue, *claim.hedges, *sources):
            assert text[span.start : span.end] == span.text
            assert span.text == span.text.strip()


def show(claim: Claim) -> tuple[str, str, str, str]:
    sources = (" ".join(span.text for span in source.spans) or "-" for source in claim.sources)
    cue = " ... ".join(span.text for span in claim.cue) or "-"
    content = " ... ".join(span.text for span in claim.content)
    return " & ".join(sources), cue, content, claim.stance


def details(claim: Claim, claims: tuple[Claim, ...]) -> dict[str, Any]:
    ids = [each.id for each in claims]
    source = claim.sources[0]
    return {
        "kind": source.kind,
        "affiliation": source.affiliation,
        "told": claim.told_to,
        "venue": claim.venue,
        "within": str(ids.index(claim.within) + 1) if claim.within else None,
        "chain": " > ".join(step.name for step in claim.chain[1:]),
    }


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.text[:60])
def test_sentence(block: Block) -> None:
    claims = read(block)
    wanted = [tuple(claim[:4]) for claim in block.claims]
    assert [show(claim) for claim in claims] == wanted
    for claim, cells in zip(claims, block.claims, strict=True):
        marks = [mark.strip() for mark in cells[4].split(",") if mark.strip()] if len(cells) > 4 else []
        for flag in FLAGS:
            assert getattr(claim, flag) == (flag in marks), flag
        if "named" in marks:
            assert all(source.named for source in claim.sources)
        found = details(claim, claims)
        for mark in marks:
            key, _, value = mark.partition("=")
            assert not value or found[key] == value


def test_the_file_holds_what_it_promises() -> None:
    assert len(BLOCKS) >= 60
    assert sum(not block.claims for block in BLOCKS) >= 5
