"""`dateline evaluate said` on a gold of its own: what it prints, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.said_documents import read_documents
from dateline.evaluation.said_report import figures_of_said

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Mira Dovell, the mayor of Quillmouth, opened the new weir.\n\n"
    "“The weir is safe,” she said.\n\n"
    "Osk Prail said that the weir had cost too much."
)


def spans(*words: str) -> list[dict[str, int]]:
    return [{"start": TEXT.index(one), "end": TEXT.index(one) + len(one)} for one in words]


GOLD = [
    {"source": spans("she"), "cue": spans("said"), "content": spans("“The weir is safe,”")},
    {
        "source": spans("Osk Prail"),
        "cue": [{"start": TEXT.rindex("said"), "end": TEXT.rindex("said") + 4}],
        "content": spans("that the weir had cost too much"),
    },
]


def write(path: Path, *attributions: Any) -> str:
    row = {"id": "weir", "text": TEXT, "attributions": attributions}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return str(path)


def test_figures_of_a_text_that_is_read_right(tmp_path: Path) -> None:
    figures = figures_of_said(list(read_documents(write(tmp_path / "gold.jsonl", *GOLD))))
    full = ["source_f1", "cue_exact_f1", "content_paragraphs_f1", "content_labelled_sentences_f1"]
    full += ["triples_f1", "triples_loose_f1", "exact_source_exact", "source_pronouns_right"]
    assert {name: figures[name] for name in full} == dict.fromkeys(full, 100)
    assert (figures["documents"], figures["attributions"], figures["claims"]) == (1, 2, 2)
    assert (figures["contents_direct"], figures["contents_indirect"]) == (1, 1)
    assert figures["exact_source_exact_mixed"] is None


def test_errors_stand_before_the_figures(tmp_path: Path) -> None:
    surplus = {"source": [], "cue": [], "content": spans("opened the new weir")}
    path = write(tmp_path / "gold.jsonl", *GOLD, surplus)
    done = CliRunner().invoke(cli, ["evaluate", "said", path, "--errors", "5", "--json"])
    *errors, figures = done.output.splitlines()
    assert errors == [
        "missed (1 in all)",
        "  weir: Dovell, the mayor of Quillmouth, [opened the new weir].",
    ]
    assert json.loads(figures)["content_recall"] == pytest.approx(66.7)


def test_figures_are_aligned(tmp_path: Path) -> None:
    path = write(tmp_path / "gold.jsonl", *GOLD)
    lines = CliRunner().invoke(cli, ["evaluate", "said", path]).output.splitlines()
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize(
    "attribution",
    [
        {"source": [], "cue": []},
        {"source": [], "cue": [], "content": [{"start": 3}]},
        {"source": [], "cue": [], "content": [{"start": 3, "end": 3}]},
        {"source": [], "cue": [], "content": [{"start": 3, "end": 30_000}]},
        {"source": [], "cue": [], "content": 7},
        "she said",
    ],
)
def test_gold_that_is_none_is_refused(tmp_path: Path, attribution: Any) -> None:
    path = write(tmp_path / "gold.jsonl", attribution)
    with pytest.raises(PageUnreadable, match="The row weir: an attribution lacks"):
        list(read_documents(path))


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(PageMissing, match="cannot be read"):
        list(read_documents("nowhere.jsonl"))
