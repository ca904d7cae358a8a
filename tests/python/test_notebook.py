"""The notebook is the one that its page makes: its cells run, and show what they are known to show."""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).resolve().parents[2] / "docs"
NOTEBOOK: dict[str, Any] = json.loads((DOCS / "notebook.ipynb").read_text(encoding="utf-8"))
REMEDY = "run: make notebook"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """The script that makes the notebook."""
    spec = spec_from_file_location("notebook_maker", DOCS / "notebook.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def texts(outputs: list[dict[str, Any]]) -> list[str]:
    return ["".join(one.get("text") or one["data"]["text/plain"]) for one in outputs]


def test_the_notebook_has_the_cells_of_its_page(maker: ModuleType) -> None:
    cells = maker.read_cells(maker.SOURCE.read_text(encoding="utf-8"))
    made = [("".join(one["source"]), one["cell_type"]) for one in NOTEBOOK["cells"]]
    assert [(cell.text, cell.kind) for cell in cells] == made, REMEDY
    assert sum(cell.key for cell in cells) >= 3


def test_the_notebook_is_one_of_format_4_5() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in NOTEBOOK["cells"]:
        code = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | code


def test_the_cells_run_and_show_what_the_notebook_has(
    maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    if not hasattr(pandas.DataFrame, "from_arrow"):
        pytest.skip("the notebook is written for pandas 3")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cells = maker.read_cells(maker.SOURCE.read_text(encoding="utf-8"))
    maker.run_cells(cells)
    for cell, kept in zip(cells, NOTEBOOK["cells"], strict=True):
        if cell.kind != "code":
            continue
        assert [one["output_type"] for one in cell.outputs] == [
            one["output_type"] for one in kept["outputs"]
        ], REMEDY
        assert [sorted(one.get("data", ())) for one in cell.outputs] == [
            sorted(one.get("data", ())) for one in kept["outputs"]
        ], REMEDY
        if cell.key:
            assert texts(cell.outputs) == texts(kept["outputs"]) != [], REMEDY


def test_what_the_notebook_shows_runs_nothing() -> None:
    html = [
        "".join(one["data"]["text/html"])
        for cell in NOTEBOOK["cells"]
        for one in cell.get("outputs", ())
        if "text/html" in one.get("data", ())
    ]
    assert len(html) >= 6
    assert not any(word in one for one in html for word in ("<script", "<iframe", "javascript:"))
    assert "3 asserting origins" in html[1]
