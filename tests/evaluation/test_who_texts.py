"""The scorer of actors on texts with brackets: what it reads, and what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.who import score_who
from dateline.evaluation.who_facts import is_role
from dateline.evaluation.who_figures import figures_of, score_who_texts
from dateline.evaluation.who_gold import read_texts
from dateline.evaluation.who_texts import score_text
from dateline.records import Actor, Mention

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.evaluation.who_gold import GoldText

TEXT = """# sample 1
General [a Alma Dorn] met [b [a her] driver], [b Ivo Prail], in [place Sorran]. [a Dorn]
said [?ab she] was late.

[~ The two] left.
a: person KE MIL role="General" public
b: person - *
"""


@pytest.fixture
def gold(tmp_path: Path) -> GoldText:
    return read(tmp_path, TEXT)


def read(tmp_path: Path, text: str) -> GoldText:
    path = tmp_path / "sample.txt"
    path.write_text(text, encoding="utf-8")
    return read_texts(str(path))[0]


def actor(gold: GoldText, *words: str, **facts: str) -> Actor:
    """An actor with these words of the text, each at the next place where it stands."""
    mentions, at = [], 0
    for said in words:
        at = gold.text.index(said, at)
        mentions.append(Mention(at, at + len(said), said, "name"))
        at += len(said)
    return Actor("act:1", words[0], mentions=tuple(mentions), **facts)  # type: ignore[arg-type]


def test_brackets_and_facts_are_read(gold: GoldText) -> None:
    assert gold.text.startswith(
        "General Alma Dorn met her driver, Ivo Prail, in Sorran. Dorn said she was"
    )
    assert gold.text.endswith("late.\n\nThe two left.")
    marked = [(mark.key, gold.text[mark.start : mark.end]) for mark in gold.marks]
    assert marked[:3] == [("a", "Alma Dorn"), ("b", "her driver"), ("a", "her")]
    assert marked[-2:] == [("?ab", "she"), ("~", "The two")]
    assert gold.actors["a"].role == ("General",)
    assert gold.actors["b"].country == ("",)
    assert gold.actors["b"].sector is None


@pytest.mark.parametrize(
    "text",
    [
        "# sample 1\n[a Dorn left.\na: person - -\n",
        "# sample 1\nDorn] left.\n",
        "# sample 1\n[a Dorn] left.\n",
        "# sample 1\n[a Dorn] left.\na: person - -\nb: person - -\n",
        "# sample 1\n[a Dorn] left.\na: person - -\na: person - -\n",
        "# sample 1\n[a Dorn] left.\na: person - -\nmore words\n",
        "# sample 1\n[A Dorn] left.\n",
    ],
)
def test_what_is_no_gold_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(PageUnreadable, match=r"sample\.txt: # sample 1"):
        read(tmp_path, text)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(PageUnreadable, match=r"sample\.txt is no UTF-8"):
        score_who_texts(str(tmp_path))


def test_an_empty_file_holds_no_texts(tmp_path: Path) -> None:
    assert read_texts(write_empty(tmp_path)) == []


def write_empty(folder: Path) -> str:
    """Write an empty file and return its path."""
    (folder / "sample.txt").write_text("", encoding="utf-8")
    return str(folder / "sample.txt")


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(PageMissing, match=r"no file \*\.txt"):
        score_who_texts(str(tmp_path))


def test_all_found_and_joined(gold: GoldText) -> None:
    both = [
        actor(gold, "General Alma Dorn", "her", "Dorn", type="person", country="KE", role="General"),
        actor(gold, "her driver", "Ivo Prail"),
    ]
    figures = figures_of(score_text(gold, both))
    assert (figures["mentions_f1"], figures["b_cubed_f1"], figures["pairs_f1"]) == (100, 100, 100)
    assert (figures["merges"], figures["open_broken"], figures["places_taken"]) == (0, 0, 0)
    assert (figures["pronouns_right"], figures["pronouns_wrong"]) == (100, 0)
    assert (figures["country"], figures["role"]) == (100, 100)


def test_a_wrong_merge_counts_once_and_costs_precision(gold: GoldText) -> None:
    one = [actor(gold, "Alma Dorn", "her driver", "Ivo Prail", "Dorn")]
    figures = figures_of(score_text(gold, one))
    assert figures["merges"] == 1
    assert figures["b_cubed_precision"] == 50
    assert figures["mentions_recall"] == 80


def test_a_place_taken_for_an_actor_and_an_open_pronoun_that_was_answered(gold: GoldText) -> None:
    wrong = [actor(gold, "Sorran"), actor(gold, "Alma Dorn", "she")]
    figures = figures_of(score_text(gold, wrong))
    assert (figures["places_taken"], figures["open_broken"]) == (1, 1)
    assert figures["mentions_precision"] == 50


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[a The mayor of Prail's deputy] left.", "The mayor of Prail's deputy"),
        ("[a The mayor of Prail's deputy] left.", "Prail's deputy"),
        ("[a An expert] at Lund's institute left.", "An expert at Lund's institute"),
        ("[a Dozens of nurses] left.", "nurses"),
        ("[a The envoy] left.", "The envoy"),
        ("General [a Dorn] left.", "General Dorn"),
    ],
)
def test_mentions_of_one_head_are_one(tmp_path: Path, marked: str, found: str) -> None:
    gold = read(tmp_path, f"# sample 1\n{marked}\na: person - *\n")
    assert figures_of(score_text(gold, [actor(gold, found)]))["mentions_f1"] == 100


def test_an_open_pronoun_may_be_an_actor_of_its_own(gold: GoldText) -> None:
    assert figures_of(score_text(gold, [actor(gold, "she")]))["open_broken"] == 0


@pytest.mark.parametrize(
    ("found", "wanted", "right"),
    [
        ("Kenyan General", "General", True),
        ("the head of the port", "head", True),
        ("general", "former general", False),
        ("former general", "general", False),
        ("former general", "former general", True),
        ("", "general", False),
    ],
)
def test_roles_hold_their_words_and_their_status(found: str, wanted: str, right: bool) -> None:  # noqa: FBT001
    assert is_role(found, [wanted]) is right


def test_a_folder_is_scored_with_its_themes(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TEXT.replace("sample", "other"), encoding="utf-8")
    figures = score_who(str(tmp_path))
    assert figures["texts"] == 2
    assert figures["b_cubed_f1_other"] == figures["b_cubed_f1_sample"] == figures["b_cubed_f1"]
    assert "merges_other" not in score_who(str(tmp_path / "one.txt"))
