"""Opening the language model: its files are checked, and what is wrong is said."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from dateline.errors import ModelBroken
from dateline.language import model
from dateline.language.model import CARD, NETWORK, SMALL, VOCABULARY, count_threads, open_model

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all files of a model, none of which holds what it should."""
    for name in (NETWORK, SMALL, VOCABULARY):
        (tmp_path / name).write_bytes(b"no such thing")
    card = {name: ["O"] for name in ("upos", "xpos", "names", "relations")}
    (tmp_path / CARD).write_text(json.dumps({"version": "1", "window": 160, **card}))
    return tmp_path


@pytest.mark.parametrize("name", [CARD, NETWORK, SMALL, VOCABULARY])
def test_a_missing_file_is_said(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelBroken, match=name):
        open_model(folder)


def test_a_damaged_file_is_said(folder: Path) -> None:
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps({**card, "sha256": {SMALL: "0" * 64}}))
    with pytest.raises(ModelBroken, match=rf"{SMALL} is damaged.*Install"):
        open_model(folder)


def test_files_that_hold_no_model_are_said(folder: Path) -> None:
    with pytest.raises(ModelBroken, match="cannot be opened"):
        open_model(folder)


def test_a_card_that_is_none_is_said(folder: Path) -> None:
    (folder / CARD).write_text("[]")
    with pytest.raises(ModelBroken, match="cannot be opened"):
        open_model(folder)


def test_the_model_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(model.FOLDER, "none")
    assert model.load.__wrapped__() is None


def test_threads_are_as_many_as_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in model.THREADS:
        monkeypatch.delenv(name, raising=False)
    assert count_threads() == min(2, os.cpu_count() or 1)
    with monkeypatch.context() as patch:
        patch.setattr(model, "parent_process", object)
        assert count_threads() == 1
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    assert count_threads() == 7
    monkeypatch.setenv("DATELINE_THREADS", "1")
    assert count_threads() == 1
    monkeypatch.setenv("DATELINE_THREADS", "many")
    assert count_threads() == 7
