"""The scores of incidents, origins and actors, against sums done by hand on invented pages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.answered import Origin
from dateline.cli import cli
from dateline.evaluation.linking_chains import compare_chains
from dateline.evaluation.linking_world import GoldChain
from dateline.linking.origins import Origins

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.answered import Side

PLAIN = GoldChain("o", ("Fjord Gazette", "Tundra Wire", "Solveig Tangen"), names=("Dr. S. Tangen",))
PROBABLE = GoldChain("o", ("Kelp Courier",), ("Fjord Gazette", "Tundra Wire", "Solveig Tangen"))
BLAST = (
    "A drone struck a fuel depot in Kharkiv on Tuesday, killing four people, Mayor Solveig Tangen"
    " told the Fjord Gazette."
)
PORT = (
    "Workers at the port of Bergen went on strike on Monday, union leader Odd Vik told the Kelp Courier."
)


def origins(*chains: tuple[str, ...], side: Side = "asserts") -> Origins:
    found = tuple(
        Origin(f"o{at}", chain[-1], "official", True, side, 1, (chain,), (), ())  # noqa: FBT003
        for at, chain in enumerate(chains)
    )
    return Origins(
        established=found,
        apart=(),
        asserting=len(found),
        denying=0,
        doubting=0,
        not_established=0,
        common_link=None,
        ties=(),
        changes_if=(),
        bearers={},
    )


@pytest.mark.parametrize(
    ("found", "hits"),
    [
        (("Fjord Gazette", "Tundra Wire", "Tangen"), (2, 2, 2)),
        (("Fjord Gazette", "The Tundra Wire", "S. Tangen"), (2, 2, 2)),
        (("Fjord Gazette", "Solveig Tangen"), (2, 1, 0)),
        (("Fjord Gazette", "Tundra Wire", "Odd Vik"), (2, 2, 1)),
        (("Fjord Gazette", "Tundra Wire", "Moss Post", "Tangen"), (2, 3, 1)),
        (("Moss Post", "Tundra Wire", "Tangen"), (2, 2, 0)),
    ],
)
def test_edges_of_a_chain_by_hand(found: tuple[str, ...], hits: tuple[int, int, int]) -> None:
    met = compare_chains([PLAIN], origins(found))
    assert (met.hits.gold, met.hits.found, met.hits.gold_met) == hits
    assert met.whole == (hits[2] == 2)


def test_another_side_is_another_edge() -> None:
    met = compare_chains([PLAIN], origins(PLAIN.steps, side="denies"))
    assert (met.hits.gold_met, len(met.wrong)) == (0, 2)


def test_a_chain_that_leaves_out_a_probable_step_counts_neither_way() -> None:
    met = compare_chains([PROBABLE], origins(("Kelp Courier", "Solveig Tangen")))
    assert (met.hits.gold, met.hits.found, met.chains) == (0, 0, 0)
    wrong = compare_chains([PROBABLE], origins(("Kelp Courier", "Odd Vik")))
    assert wrong.hits.found == 1


def test_a_chain_that_ends_with_an_outlet_is_compared_as_far_as_it_goes() -> None:
    found = origins(("Fjord Gazette", "Tundra Wire"))
    press = replace(found, established=tuple(replace(one, kind="outlet") for one in found.established))
    met = compare_chains([PLAIN], press)
    assert (len(met.right), len(met.missing), len(met.wrong)) == (1, 1, 0)
    assert len(compare_chains([PLAIN], found).wrong) == 1


def test_outlets_that_only_mention_an_incident_count_neither_way() -> None:
    chains = origins(("Moss Post", "Odd Vik"))
    assert compare_chains([PLAIN], chains).hits.found == 1
    assert compare_chains([PLAIN], chains, ["Moss Post"]).hits.found == 0


def page(name: str, outlet: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "outlet": outlet, "text": text, "published": "2031-03-05", **more}


def tell(key: str, kind: str, *chains: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "type": kind, "chains": list(chains)}


def write(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("\n".join(map(json.dumps, rows)))
    return str(path)


def run(kind: str, path: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["evaluate", "linking", kind, path, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output.splitlines()[-1])  # type: ignore[no-any-return]  # it is an object


def pages(second: str) -> list[dict[str, Any]]:
    steps = ["Fjord Gazette", "Solveig Tangen"]
    first = tell("depot", "ASSAULT", {"origin": "tangen", "steps": steps})
    copy = tell(
        second,
        "ASSAULT",
        {"origin": second, "steps": ["Tundra Post", "Fjord Gazette", "Solveig Tangen"]},
    )
    return [
        page("p1", "Fjord Gazette", BLAST, incidents=[first]),
        page("p2", "Tundra Post", BLAST, incidents=[copy], byline="Fjord Gazette"),
        page("p3", "Kelp Courier", PORT),
    ]


def test_pages_of_one_incident_that_lie_together_are_all_right(tmp_path: Path) -> None:
    figures = run("incidents", write(tmp_path / "w.jsonl", pages("depot")))
    assert (figures["told"], figures["pair_f1"], figures["b_cubed_f1"]) == (2, 100.0, 100.0)


def test_pages_of_two_incidents_that_lie_together_are_wrong(tmp_path: Path) -> None:
    figures = run("incidents", write(tmp_path / "w.jsonl", pages("other")))
    assert (figures["pair_precision"], figures["b_cubed_precision"]) == (0.0, 50.0)


def test_a_second_incident_of_a_page_that_was_not_found_does_not_lie_in_its_first(
    tmp_path: Path,
) -> None:
    rows = pages("depot")
    rows[1]["incidents"].append(tell("other", "ASSAULT"))
    rows[2]["incidents"] = [tell("other", "ASSAULT")]
    figures = run("incidents", write(tmp_path / "w.jsonl", rows))
    assert (figures["told"], figures["pair_precision"], figures["pair_recall"]) == (4, 100.0, 50.0)


def test_origins_are_counted_given_and_linked(tmp_path: Path) -> None:
    figures = run("origins", write(tmp_path / "w.jsonl", pages("depot")))
    assert figures["incidents"] == 1
    assert figures["given_asserting_exact"] == figures["linked_asserting_exact"] == 0.0
    assert figures["given_too_high"] == 0
    assert figures["given_denying_exact"] == 100.0
    assert figures["given_edges_recall"] == figures["given_chains_whole"] == 100.0


def test_names_of_one_actor_that_lie_together_are_all_right(tmp_path: Path) -> None:
    text = "Russia expelled two diplomats on Wednesday. Moscow gave no reason."
    marks = [{"start": 0, "end": 6, "actor": "ru"}, {"start": 44, "end": 50, "actor": "ru"}]
    figures = run("actors", write(tmp_path / "a.jsonl", [{"id": "1", "text": text, "marks": marks}]))
    assert (figures["names"], figures["actors"], figures["b_cubed_f1"]) == (2, 1, 100.0)


@pytest.mark.parametrize(
    ("kind", "rows", "said"),
    [
        ("incidents", [{"id": "a"}], "lacks text"),
        ("incidents", [page("a", "X", "Y.", incidents=[{"key": "k"}])], "the row a is no gold"),
        ("origins", [page("a", "X", BLAST), page("a", "X", BLAST)], "two pages have one id"),
        ("origins", [page("a", "X", "")], "a cannot be read"),
        (
            "actors",
            [{"id": "a", "text": "x", "marks": [{"start": 1, "end": 1, "actor": "y"}]}],
            "is empty",
        ),
    ],
)
def test_gold_that_is_none_is_refused(
    tmp_path: Path, kind: str, rows: list[dict[str, Any]], said: str
) -> None:
    done = CliRunner().invoke(cli, ["evaluate", "linking", kind, write(tmp_path / "g.jsonl", rows)])
    assert done.exit_code != 0
    assert said in str(done.exception)
