"""Texts with their claims marked: what is read, how claims found are scored, what errors say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.errors import PageUnreadable
from dateline.evaluation.said_faults import list_faults
from dateline.evaluation.said_figures import figures_of_texts
from dateline.evaluation.said_pairs import SaidReading
from dateline.evaluation.said_texts import read_said_texts
from dateline.records import ChainStep, Claim, Source, Span

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.evaluation.said_texts import SaidText

TEXT = """\
# nested 1
Ilse Brand told the Echo the dam might fail. She said the owner,
by her account, had denied it was old.

Nothing more.
a: Ilse Brand | told | the dam might fail | official named to="the Echo" hedge="might" chain="Echo"
b: She | said | the owner // had denied it was old | official named who="Ilse Brand"
c: the owner | had denied | it was old | other denies in=b
?d: her | account | it was old | official
"""
INNER = {"stance": "denies", "within": "clm:1", "kind": "other", "named": False}
LINES = {
    "a: Ilse Brand | told | the dam fails | official": "line 7: 'the dam fails' does not stand",
    "a: Ilse Brand | told | the | official": "line 7: 'the' stands 3 times",
    "a: ~ | told | the dam might fail | official": "unstated where there is none",
    "a: Ilse Brand | told | the dam might fail | officious": "says nothing here: officious",
    "a: Ilse Brand | told | the dam might fail | official in=x": "lies within none",
    'a: Ilse Brand | told | the dam might fail | official to="Bo"': "'Bo' (to) does not stand",
    "a: Ilse Brand | told | the dam might fail | official venue=pub": "knows no such venue: pub",
    "a: Ilse Brand | told | the dam might fail": "line 7: is no claim",
    "a: Ilse Brand | told | ~ | official": "has no content",
}


@pytest.fixture
def gold(tmp_path: Path) -> SaidText:
    return read(tmp_path, TEXT)


def read(folder: Path, text: str) -> SaidText:
    path = folder / "nested.txt"
    path.write_text(text, encoding="utf-8")
    return read_said_texts(str(path))[0]


def span(gold: SaidText, words: str) -> Span:
    place = gold.text.index(words)
    return Span(place, place + len(words), words)


def claim(gold: SaidText, number: int, *roles: str, **more: Any) -> Claim:
    source, cue, content = roles
    facts: dict[str, Any] = {"kind": "official", "named": True}
    facts |= {name: more.pop(name) for name in ("actor", "kind", "named") if name in more}
    sources = (Source((span(gold, source),), source, **facts),)
    contents = tuple(span(gold, piece) for piece in content.split(" // "))
    return Claim(f"clm:{number}", 0, contents, (span(gold, cue),), sources, **more)


def whole(gold: SaidText) -> list[Claim]:
    """Return the claims of the text as the gold has them."""
    told = {"chain": (ChainStep("Echo", "outlet", "told"),), "told_to": "Echo"}
    return [
        claim(gold, 0, "Ilse Brand", "told", "the dam might fail", hedged=True, **told),
        claim(gold, 1, "She", "said", "the owner // had denied it was old", actor="act:1"),
        claim(gold, 2, "the owner,", "had denied", "it was old", **INNER),
    ]


def reading(gold: SaidText, *claims: Claim) -> SaidReading:
    return SaidReading(gold, claims, {"act:1": "Ilse Brand", "act:2": "Echo"})


def test_lines_are_joined_and_pieces_found(gold: SaidText) -> None:
    assert gold.text.endswith("said the owner, by her account, had denied it was old.\n\nNothing more.")
    assert [gold.text[start:end] for start, end in gold.claims[1].content] == [
        "the owner",
        "had denied it was old",
    ]


@pytest.mark.parametrize("line", LINES)
def test_an_error_names_file_line_and_fault(line: str, tmp_path: Path) -> None:
    head = TEXT.split("a: ", maxsplit=1)[0]
    with pytest.raises(PageUnreadable) as error:
        read(tmp_path, f"{head}\n{line}\n")
    assert LINES[line] in str(error.value)
    assert "nested.txt" in str(error.value)


def test_what_is_right_is_right(gold: SaidText) -> None:
    figures = figures_of_texts([reading(gold, *whole(gold))])
    assert figures["claims_f1"] == figures["triples_f1"] == 100
    facts = ("stance", "kind", "named", "hedged", "told_to", "within", "chain", "speaker_pronoun")
    assert [figures[name] for name in facts] == [100] * len(facts)
    assert not list(list_faults([reading(gold, *whole(gold))]))


def test_an_optional_claim_counts_for_nothing(gold: SaidText) -> None:
    more = claim(gold, 3, "her", "account", "it was old")
    assert figures_of_texts([reading(gold, *whole(gold), more)])["claims_found"] == 3


def test_a_miss_a_surplus_and_a_wrong_speaker_cost(gold: SaidText) -> None:
    first, second, third = whole(gold)
    lost = claim(gold, 4, "Ilse Brand", "told", "Nothing more")
    wrong = claim(gold, 1, "She", "said", "the owner // had denied it was old", actor="act:2")
    figures = figures_of_texts([reading(gold, first, wrong, lost)])
    assert (figures["claims_wanted"], figures["claims_found"], figures["claims_matched"]) == (3, 3, 2)
    assert (figures["speaker"], figures["speaker_pronoun"]) == (50, 0)
    assert figures_of_texts([reading(gold, second, third)])["within"] == 100


def test_wrong_facts_are_listed_with_what_was_found(gold: SaidText) -> None:
    first, second, _ = whole(gold)
    more: dict[str, Any] = INNER | {"stance": "doubts", "kind": "witness", "within": "clm:0"}
    third = claim(gold, 2, "the owner", "had denied", "it was old", hedged=True, **more)
    figures = figures_of_texts([reading(gold, first, second, third)])
    assert [figures[name] for name in ("stance", "kind", "hedged")] == [66.7, 66.7, 66.7]
    assert figures["within"] == 0
    assert list(list_faults([reading(gold, first, second, third)])) == [
        "nested 1 wrong c: stance (doubts), kind (witness), hedged, within"
    ]


def test_false_claims_of_traps_are_counted(tmp_path: Path) -> None:
    gold = read(tmp_path, "# traps 1\nThe clock shows ten past six.\n")
    found = claim(gold, 0, "The clock", "shows", "ten past six")
    assert figures_of_texts([reading(gold, found)])["false_in_traps"] == 1
    assert list(list_faults([reading(gold, found)])) == [
        "traps 1 not there: The clock | shows | ten past six"
    ]
