"""Who reaches a desk decides what it shows and takes."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline import collecting
from dateline.desk import serving
from dateline.verbs import desk as verb
from dateline.verbs.desk import desk
from dateline.verbs.listening import is_alone

if TYPE_CHECKING:
    from pathlib import Path


def test_a_desk_is_alone_only_where_nothing_tells_of_others() -> None:
    assert is_alone("127.0.0.1", (), None)
    assert is_alone("::1")
    assert not is_alone("0.0.0.0")  # noqa: S104  - it is not listened on
    assert not is_alone("127.0.0.1", ("news.example.org",))
    assert not is_alone("127.0.0.1", (), "X-Forwarded-User")


def test_a_proxys_name_is_not_believed_where_others_reach_the_desk_past_it(made: str) -> None:
    given = [made, "--host", "0.0.0.0", "--port", "0", "--user-header", "X-Forwarded-User"]  # noqa: S104
    answer = CliRunner().invoke(desk, given)
    assert answer.exit_code == 2
    assert "past the proxy" in answer.output


@pytest.mark.parametrize("text", ["", "short", None])
def test_a_file_without_a_token_is_refused(made: str, tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "token.txt"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    answer = CliRunner().invoke(desk, [made, "--port", "0", "--token-file", str(path)])
    assert answer.exit_code == 2
    assert "--token-file" in answer.output


@pytest.mark.parametrize(
    ("options", "writes"), [([], True), (["--for-sharing"], False), (["--read-only"], False)]
)
def test_a_desk_that_is_shared_takes_nothing_without_a_token(
    made: str, monkeypatch: pytest.MonkeyPatch, options: list[str], *, writes: bool
) -> None:
    served: list[Any] = []
    monkeypatch.setattr(verb, "run_server", lambda app, _: served.append(app.state.writing.doors))
    answer = CliRunner().invoke(desk, [made, "--port", "0", "--no-browser", *options])
    assert answer.exit_code == 0, answer.output
    assert [one.writes for one in served] == [writes]


def test_a_server_collects_seldom_and_leaves_the_process_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Asked:
        during: tuple[int, ...] = ()

        def run(self, **_: object) -> None:
            Asked.during = gc.get_threshold()

    before = gc.get_threshold()
    monkeypatch.setattr(serving, "make_server", lambda _: Asked())
    serving.serve(None, None)  # type: ignore[arg-type]
    assert Asked.during == collecting.SELDOM != before
    assert gc.get_threshold() == before
