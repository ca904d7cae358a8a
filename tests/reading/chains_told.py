"""Chains of own texts against those marked by hand: ``python -m tests.reading.chains_told FILE ...``.

A text opens with ``# THEME NUMBER``. Then come its chains, a chain a line: words of the text that a
content must hold, and the outlets from the page outwards to the origin (``A > B``). ``/`` parts names
that are all right, `` or `` whole chains. ``not: WORDS`` tells words that no step may hold.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told as ToldByUser
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Claim

FOLDER = Path(__file__).parent / "chain_gold"
Names = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What the gold says of one stretch of words: for each far end, the chains that are right."""

    words: str
    ends: tuple[tuple[Names, ...], ...]


@dataclass(frozen=True)
class Text:
    name: str
    text: str
    told: tuple[Told, ...]
    never: tuple[str, ...]


@dataclass
class Score:
    """Edges of chains found, wanted and right, whole stretches right of all, and the faults."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    whole: int = 0
    all: int = 0
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        precision, recall = share(self.right, self.found), share(self.right, self.wanted)
        return {
            "edges_precision": precision,
            "edges_recall": recall,
            "edges_f1": round(2 * precision * recall / (precision + recall), 1),
            "whole": share(self.whole, self.all),
        }


def share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def read_texts(path: Path) -> list[Text]:
    return [parse(block) for block in re.split(r"(?m)^# ", path.read_text("utf-8"))[1:]]


def parse(block: str) -> Text:
    name, *lines = block.strip().split("\n")
    words = [line for line in lines if " | " not in line and not line.startswith("not: ")]
    ends: dict[str, list[tuple[Names, ...]]] = {}
    for line in lines:
        if " | " in line:
            key, chains = line.split(" | ")
            ends.setdefault(key, []).append(tuple(tuple(c.split(" > ")) for c in chains.split(" or ")))
    never = tuple(line[5:] for line in lines if line.startswith("not: "))
    told = tuple(Told(key, tuple(some)) for key, some in ends.items())
    return Text(name, "\n".join(words).strip(), told, never)


def read_claims(texts: Iterable[Text]) -> Iterator[tuple[Claim, ...]]:
    """Yield the claims of each text, read as a row of a corpus."""
    for text in texts:
        row = CorpusRow(text.name, text.text, language="en")
        yield read_page(Capture(text.name, text.text.encode(), row), ToldByUser()).articles[0].claims


def chains_of(claims: Iterable[Claim], words: str) -> list[Names]:
    """Return the chains, without the page, of the claims that hold some words, the longest."""
    holding = [one for one in claims if any(words in span.text for span in one.content)]
    found = {tuple(step.name for step in one.chain[1:]) for one in holding}
    return sorted(one for one in found if one and not any(goes_on(one, other) for other in found))


def goes_on(chain: Names, other: Names) -> bool:
    return len(other) > len(chain) and other[: len(chain)] == chain


def is_name(wanted: str, found: str) -> bool:
    """Tell whether one name's words are the other's, or all of them stand in a row in the other's."""
    options = [bare(one) for one in wanted.split("/")]
    name = bare(found)
    return any(f" {one} " in f" {name} " or f" {name} " in f" {one} " for one in options)


def bare(name: str) -> str:
    words = " ".join(re.sub(r"[,.;“”]", " ", name.casefold()).split())
    return re.sub(r"^(?:the|a|an) ", "", words)


def right_edges(wanted: Names, found: Names) -> int:
    """Return how many steps of a chain are right, each with the one before it."""
    ends = [("page", name) for name in wanted[:1]] + list(pairwise(wanted))
    told = [("page", name) for name in found[:1]] + list(pairwise(found))
    return sum(any(is_name(a, x) and is_name(b, y) for x, y in told) for a, b in ends)


def judge(text: Text, claims: tuple[Claim, ...], score: Score) -> None:
    """Add the chains of one text to a score."""
    for one in text.told:
        chains = chains_of(claims, one.words)
        best = [max(options, key=lambda gold: fit(gold, chains)) for options in one.ends]
        right = sum(max((right_edges(gold, chain) for chain in chains), default=0) for gold in best)
        score.found += sum(map(len, chains))
        score.wanted += sum(map(len, best))
        score.right += right
        score.all += 1
        whole = right == sum(map(len, best)) == sum(map(len, chains))
        score.whole += whole
        if not whole:
            score.faults.append(f"{text.name}: {one.words}: {show(chains)}, not {show(best)}")
    for word in text.never:
        named = [step.name for claim in claims for step in claim.chain if word in step.name.casefold()]
        score.all, score.whole = score.all + 1, score.whole + (not named)
        score.found += len(named)
        score.faults += [f"{text.name}: {word} stands in a chain"] * bool(named)


def fit(gold: Names, chains: list[Names]) -> tuple[int, int]:
    right = max((right_edges(gold, chain) for chain in chains), default=0)
    return right - len(gold), right


def show(chains: Iterable[Names]) -> str:
    return " and ".join(" > ".join(chain) for chain in chains) or "none"


def score_file(path: Path) -> Score:
    texts, score = read_texts(path), Score()
    for text, claims in zip(texts, read_claims(texts), strict=True):
        judge(text, claims, score)
    return score


def main() -> None:
    """Print the figures and faults of the files named, or of all."""
    for path in [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.txt")):
        score = score_file(path)
        lines = [*score.faults, f"{path.stem}: {json.dumps(score.figures())}"]
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
