"""A corpus gives its texts exactly, and a broken line costs that line alone."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import CorpusBroken, PageMissing
from dateline.gather import corpora
from dateline.gather.captures import Capture, CorpusRow, Missed
from dateline.gather.sources import gather

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = [
    (b"{", "not JSON"),
    (b"[1]", "no JSON object"),
    (b'"text"', "no JSON object"),
    (b'{"text": "x"}', 'no "id"'),
    (b'{"id": "", "text": "x"}', 'no "id"'),
    (b'{"id": true, "text": "x"}', 'no "id"'),
    (b'{"id": 1.5, "text": "x"}', 'no "id"'),
    (b'{"id": "1"}', 'no "text"'),
    (b'{"id": "1", "text": null}', 'no "text"'),
    (b'{"id": "1", "text": "x", "title": 3}', '"title" is not a string'),
    (b'{"id": "1", "text": "\xff"}', "not UTF-8"),
    (b"[" * 100_000, "not JSON"),
    (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "not JSON"),
]


def collect(path: Path) -> list[Any]:
    return list(gather([str(path)], io.BytesIO()))


def write(path: Path, *lines: bytes) -> Path:
    path.write_bytes(b"\n".join(lines))
    return path


def test_a_row_with_all_fields(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": " x\n",
        "url": "https://a.example",
        "title": "T",
        "outlet": "O",
        "published": "2031-01-01",
        "language": "en",
        "byline": "By A B",
        "other": [1],
    }
    data = json.dumps(row).encode()
    (found,) = collect(write(tmp_path / "c.jsonl", data))
    right = CorpusRow("7", " x\n", "https://a.example", "T", "O", "2031-01-01", "en", "By A B")
    assert found == Capture(str(tmp_path / "c.jsonl"), data, row=right)


@given(text=st.text())
def test_a_text_comes_out_to_the_code_point(text: str) -> None:
    line = json.dumps({"id": "1", "text": text}, ensure_ascii=True).encode()
    (_, found), *_ = [
        (n, corpora.parse_row("c", part)) for n, part in corpora.number_lines(io.BytesIO(line))
    ]
    assert found.text == text


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = write(tmp_path / "c.jsonl", b'{"id": "a", "text": "x"}', line, b'{"id": "b", "text": "y"}')
    first, second, third = collect(path)
    assert isinstance(second, Missed)
    assert isinstance(second.error, CorpusBroken)
    assert f"{path}, line 2" in str(second.error)
    assert reason in str(second.error)
    assert (first.row.id, third.row.id) == ("a", "b")


def test_blank_lines_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "1", "text": "x"}\r\n\r\n  \n{"id": "2", "text": "y"}\r\n')
    found = collect(path)
    assert [one.row.id for one in found] == ["1", "2"]
    assert found[1].data == b'{"id": "2", "text": "y"}'


def test_an_empty_corpus_is_missed(tmp_path: Path) -> None:
    (found,) = collect(write(tmp_path / "c.jsonl", b"", b""))
    assert "holds no lines" in str(found.error)


def test_a_packed_corpus(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "1", "text": "x"}\n'))
    assert [one.row.id for one in collect(path)] == ["1"]


def test_a_cut_packed_corpus_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": %d, "text": "%d"}\n' % (n, n * n) for n in range(9999))
    whole = gzip.compress(lines)
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    *rows, last = collect(path)
    assert len(rows) > 100
    assert all(isinstance(row, Capture) for row in rows)
    assert isinstance(last.error, PageMissing)
    assert "unpacked" in str(last.error)


@pytest.mark.parametrize("data", [b"", b"plain text", b"\x1f\x8b\x08" + b"\0" * 40, b"\x1f\x8bxx"])
def test_what_is_not_packed_is_missed(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "c.jsonl.gz"
    path.write_bytes(data)
    (found,) = collect(path)
    assert isinstance(found, Missed)


def test_a_bomb_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora, "MAX_BYTES", 1000)
    monkeypatch.setattr(corpora, "SKIP_BYTES", 500)
    path = tmp_path / "c.jsonl.gz"
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = bomb.compress(b"x" * 3_000_000) + bomb.compress(b'\n{"id": "1", "text": "x"}')
    path.write_bytes(data + bomb.flush())
    first, second = collect(path)
    assert "longer than" in str(first.error)
    assert second.row.id == "1"


def test_lone_surrogates_outside_of_the_text_are_replaced(tmp_path: Path) -> None:
    (found,) = collect(
        write(tmp_path / "c.jsonl", rb'{"id": "1\ud800", "text": "x", "title": "\udfff"}')
    )
    assert (found.row.id, found.row.title) == ("1\ufffd", "\ufffd")
