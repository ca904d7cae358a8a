"""The scorer of who counts what it says it counts, on cases worked out by hand."""

from __future__ import annotations

import json
from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.casts import read_cast
from dateline.evaluation.clusters import ClusterScore, score_clusters
from dateline.evaluation.coreference import pair_mentions
from dateline.evaluation.gap import sum_up
from dateline.evaluation.who import score_who
from dateline.reading.actor_syntax import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TALE = "Mira Dovell spoke in Karvel. She said that Osk Prail had left."


def clusters(*words: str) -> list[frozenset[Any]]:
    """One cluster a word, one mention a letter."""
    return [frozenset(word) for word in words]


def spot(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def write(path: Path, rows: Iterable[Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def values(score: ClusterScore, metric: str) -> list[float]:
    counted = score.of(metric)
    return [counted.precision, counted.recall]


def test_the_same_clusters_score_one() -> None:
    score = score_clusters(clusters("abc", "de"), clusters("ed", "cab"))
    assert score.conll == pytest.approx(1)


def test_metrics_where_a_cluster_is_split_and_one_is_mixed() -> None:
    """Gold abc, defg; found ab, cd, fghi: the worked example of the CoNLL scorer's authors."""
    score = score_clusters(clusters("abc", "defg"), clusters("ab", "cd", "fghi"))
    assert values(score, "muc") == pytest.approx([2 / 5, 2 / 5])
    assert values(score, "b_cubed") == pytest.approx(
        [(4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8, (5 / 3 + 5 / 4) / 7]
    )
    alike = 2 * 2 / (3 + 2) + 2 * 2 / (4 + 4)
    assert values(score, "ceaf_e") == pytest.approx([alike / 3, alike / 2])


def test_nothing_found_and_nothing_wanted() -> None:
    assert score_clusters(clusters("ab"), []).conll == 0
    assert score_clusters([], clusters("ab")).conll == 0
    assert score_clusters([], []).conll == 0


def test_counts_are_summed_over_documents() -> None:
    right, wrong = score_clusters(clusters("ab"), clusters("ab")), score_clusters(clusters("cd"), [])
    assert values(right + wrong, "muc") == pytest.approx([1, 1 / 2])


@pytest.mark.parametrize("size", [(3, 3), (2, 5), (5, 2), (4, 4)])
def test_pairs_are_the_best_there_are(size: tuple[int, int]) -> None:
    """Against all ways to pair, tried one by one."""
    weights = np.random.default_rng(sum(size)).integers(0, 9, size).astype(np.float64)
    long, short = max(size), min(size)
    square = weights if size[0] <= size[1] else weights.T
    best = max(
        sum(square[row, column] for row, column in zip(range(short), columns, strict=True))
        for columns in permutations(range(long), short)
    )
    pairs = best_pairs(weights)
    assert sum(weights[pair] for pair in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_no_pairs_of_nothing() -> None:
    assert best_pairs(np.zeros((0, 3))) == []
    assert best_pairs(np.zeros((2, 2))) == []


def test_a_mention_is_paired_by_its_head_and_the_like_longest_first() -> None:
    cast = read_cast("President Mira Dovell left. Dovell spoke.")
    assert head_of(cast.reading, 0, 3) == head_of(cast.reading, 1, 3) == 2
    spots = [one for member in cast.members for one in member]
    pairs = pair_mentions([(0, 3, 2), (5, 6, 5)], spots)
    assert sorted(pairs.values()) == [(0, 3, 2), (5, 6, 5)]


def test_chains_are_scored_with_pronouns_and_without_single_mentions(tmp_path: Path) -> None:
    kinds = [("Mira Dovell", "person", "1"), ("She", "person", "1")]
    mentions = [{**spot(TALE, words), "type": kind, "chain": chain} for words, kind, chain in kinds]
    row = {"id": "a", "text": TALE, "genre": "news", "mentions": mentions}
    figures = score_who(write(tmp_path / "gold.jsonl", [row]))
    assert figures["conll"] == figures["conll_news"] == 100
    assert figures["conll_with_singletons"] != 100  # Prail is a mention of no gold


def test_events_and_mere_pronouns_are_no_gold(tmp_path: Path) -> None:
    mentions = [{**spot(TALE, "Mira Dovell"), "type": "event", "chain": "1"}]
    mentions += [{**spot(TALE, "She"), "type": "person", "chain": "2"}]
    figures = score_who(
        write(tmp_path / "gold.jsonl", [{"id": "a", "text": TALE, "mentions": mentions}])
    )
    assert figures["muc_recall"] == 0
    assert figures["conll_with_singletons"] == 0


def test_gap_counts_yeses_and_what_is_left_open(tmp_path: Path) -> None:
    right = {"id": "1", "text": TALE, "pronoun": spot(TALE, "She")}
    right |= {"a": spot(TALE, "Mira Dovell") | {"coref": True}}
    right |= {"b": spot(TALE, "Osk Prail") | {"coref": False}}
    two = "Ana Prail and Eva Korr met Ida Munn and Lena Osk. Her"
    open_ = {"id": "2", "text": two, "pronoun": spot(two, "Her")}
    open_ |= {
        "a": spot(two, "Ana Prail") | {"coref": True},
        "b": spot(two, "Eva Korr") | {"coref": False},
    }
    figures = score_who(write(tmp_path / "gold.jsonl", [right, open_]))
    assert (figures["gap_precision"], figures["gap_recall"]) == (100, 50)
    assert (figures["gap_left_open"], figures["gap_answered_right"]) == (50, 100)
    assert (figures["gap_masculine_f1"], figures["gap_bias"]) == (0, None)


def test_gap_figures_are_those_of_its_authors() -> None:
    counts = Counter({"wanted masculine": 4, "given masculine": 2, "right masculine": 2})
    counts += Counter({"wanted feminine": 4, "given feminine": 4, "right feminine": 2})
    figures = sum_up(counts + Counter(items=8, answered=6, whole=4))
    assert (figures["gap_masculine_f1"], figures["gap_feminine_f1"]) == (66.67, 50)
    assert (figures["gap_precision"], figures["gap_recall"], figures["gap_bias"]) == (66.67, 50, 0.75)


def test_source_pronouns_ask_only_where_one_person_can_be_meant(tmp_path: Path) -> None:
    plain = "Maria Dovell spoke in Karvel. The dam is safe, she said."
    both = "Maria Dovell met Anna Prail in Karvel. The dam is safe, she said."
    rows = [
        {"id": text, "text": text, "attributions": [{"source": [spot(text, "she")], "cue": []}]}
        for text in (plain, both)
    ]
    figures = score_who(write(tmp_path / "gold.jsonl", rows))
    assert (figures["source_pronouns"], figures["source_pronouns_right"]) == (1, 100)


def test_gold_of_no_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageUnreadable, match="neither mentions, nor"):
        score_who(write(tmp_path / "gold.jsonl", [{"id": "a", "text": "b"}]))
    with pytest.raises(PageUnreadable, match="no rows"):
        score_who(write(tmp_path / "gold.jsonl", []))
    with pytest.raises(PageUnreadable, match="lacks start"):
        score_who(write(tmp_path / "gold.jsonl", [{"id": "a", "text": "b", "mentions": [{}]}]))
    gap = {"id": "a", "text": "b", "pronoun": {}, "a": {}, "b": {}}
    with pytest.raises(PageUnreadable, match="lacks start"):
        score_who(write(tmp_path / "gold.jsonl", [gap]))
    for broken in ({"source": "x"}, {}, "x", {"source": [{"start": "first"}]}):
        row = {"id": "a", "text": "b", "attributions": [broken]}
        with pytest.raises(PageUnreadable, match="lacks its source's start"):
            score_who(write(tmp_path / "gold.jsonl", [row]))
    with pytest.raises(PageMissing):
        score_who(str(tmp_path / "absent.jsonl"))


def test_the_verb_prints_one_object(tmp_path: Path) -> None:
    row = {"id": "a", "text": TALE, "mentions": []}
    path = write(tmp_path / "gold.jsonl", [row])
    done = CliRunner().invoke(cli, ["evaluate", "who", path, "--json"])
    assert json.loads(done.output)["conll"] == 0
