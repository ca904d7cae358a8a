"""The scorers of the language room count what they say they count; with a stand-in for the model."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from tests.language.stand_in import make_model

from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.language import score_language, score_sentences
from dateline.evaluation.names import score_names
from dateline.evaluation.treebanks import read_documents
from dateline.language import analyse

if TYPE_CHECKING:
    from pathlib import Path

TREEBANK = """\
# newdoc id = own
# newpar
# text = The mayor left.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = Mara Tolin left the Central Bank.
1\tMara\tMara\tPROPN\tNNP\t_\t3\tnsubj\t_\t_
2\tTolin\tTolin\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_
5\tCentral\tcentral\tADJ\tNNP\t_\t6\tamod\t_\t_
6\tBank\tBank\tPROPN\tNNP\t_\t3\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
# text = Don’t
1-2\tDon’t\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
2\tn’t\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
""".replace("left. \n", "left.\n")


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    model = make_model(window=60)
    monkeypatch.setattr(analyse, "load", lambda: model)


@pytest.fixture
def tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyse, "load", lambda: None)


def test_a_treebank_is_read_with_the_places_of_its_words(treebank: Path) -> None:
    (document,) = read_documents(str(treebank))
    assert document.text == "The mayor left. Mara Tolin left the Central Bank.\n\nDon’t"
    assert document.paragraphs == [0, 0, 1]
    assert document.spans == [(0, 15), (16, 49), (51, 56)]
    for sentence in document.sentences:
        for word in sentence:
            assert document.text[word.start : word.end] == word.form


def test_a_packed_treebank_is_the_same(treebank: Path, tmp_path: Path) -> None:
    packed = tmp_path / "own.conllu.gz"
    packed.write_bytes(gzip.compress(treebank.read_bytes()))
    assert list(read_documents(str(packed))) == list(read_documents(str(treebank)))


@pytest.mark.usefixtures("stand_in")
def test_gold_and_own_tokens_are_scored(treebank: Path) -> None:
    figures = score_language(str(treebank))
    assert figures["own_tokens"] == figures["sentences_f1"] == 100
    right = 4 + 7 + 0  # the stand-in does not know the last two words
    assert figures["upos"] == pytest.approx(100 * right / 13, abs=0.01)  # Central is ADJ as released
    assert figures["xpos"] == pytest.approx(100 * right / 13, abs=0.01)
    assert figures["own_xpos"] == figures["xpos"]
    assert figures["las"] is not None
    assert figures["uas"] is not None
    assert figures["las"] < figures["uas"] < 100


@pytest.mark.usefixtures("tagger")
def test_the_small_tagger_has_no_trees(treebank: Path) -> None:
    figures = score_language(str(treebank))
    assert figures["las"] is None
    assert figures["own_uas"] is None
    assert figures["upos"] is not None
    assert figures["upos"] > 80


@pytest.mark.usefixtures("tagger")
def test_sentences_cut_elsewhere_cost_precision_and_recall(tmp_path: Path) -> None:
    path = tmp_path / "joined.conllu"
    rows = list(TREEBANK.splitlines()[3:7])
    more = [
        "5\tNobody\tnobody\tPRON\tNN\t_\t3\tnsubj\t_\t_",
        "6\tknew\tknow\tVERB\tVBD\t_\t3\tconj\t_\t_",
    ]
    path.write_text("\n".join(["# text = The mayor left. Nobody knew", *rows, *more, "", ""]))
    figures = score_sentences(str(path))
    assert (figures["sentences_f1"], figures["tokens_f1"]) == (0, 100)


@pytest.mark.usefixtures("stand_in")
def test_names_are_right_by_span_and_type(tmp_path: Path) -> None:
    text = "Mara Tolin left the Central Bank in Norland."
    spans = [
        {"start": 0, "end": 10, "label": "person"},
        {"start": 20, "end": 32, "label": "LOC"},
        {"start": 36, "end": 43, "label": "LOC"},
        {"start": 11, "end": 15, "label": "MISC"},
    ]
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text, "spans": spans}) + "\n")
    figures = score_names(str(path))
    assert figures["names_f1"] == figures["names_recall"] == pytest.approx(66.67)
    assert (figures["names_per_f1"], figures["names_org_f1"]) == (100, 0)
    assert figures["names_loc_f1"] == pytest.approx(66.67)


def test_what_is_no_gold_is_said(tmp_path: Path, treebank: Path) -> None:
    with pytest.raises(PageMissing, match="cannot be read"):
        score_language(str(tmp_path / "none.conllu"))
    (tmp_path / "bare.jsonl").write_text('{"id": "1", "text": "a"}\n')
    with pytest.raises(PageUnreadable, match="lacks"):
        score_names(str(tmp_path / "bare.jsonl"))
    treebank.write_text("1\tA\n\n")
    with pytest.raises(PageUnreadable, match="no CoNLL-U"):
        score_sentences(str(treebank))
    (tmp_path / "broken.conllu.gz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises(PageUnreadable, match="is no text"):
        score_sentences(str(tmp_path / "broken.conllu.gz"))
