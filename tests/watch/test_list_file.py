"""A list of feeds that is changed while the watch runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.watch.world import make_watcher, run_until

from dateline.watch.feed_lists import read_feed_list
from dateline.watch.list_file import ListFile
from dateline.watch.watcher import Plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.watch.world import SimWeb

    from dateline.ledger import Ledger

OLD, NEW, KEPT = (f"http://{name}.example/rss.xml" for name in ("lantern", "harbour", "tide"))


def make_file(path: Path, told: list[str]) -> ListFile:
    def read() -> object:
        return read_feed_list(path.read_bytes(), path.name, path.parent)

    return ListFile(str(path), read, told.append)  # type: ignore[arg-type]


def test_a_list_is_read_again_when_its_file_was_changed(tmp_path: Path) -> None:
    path, told = tmp_path / "feeds.txt", list[str]()
    path.write_text(f"{OLD}\n")
    file = make_file(path, told)
    assert file.changed() is None
    path.write_text(f"{OLD}\n{NEW}\n")
    assert file.changed() == [OLD, NEW]
    assert file.changed() is None
    assert told == [f"{path} was changed and names 2 feeds now."]


def test_a_list_that_breaks_or_goes_away_leaves_all_as_it_was(tmp_path: Path) -> None:
    path, told = tmp_path / "feeds.txt", list[str]()
    path.write_text(f"{OLD}\n")
    file = make_file(path, told)
    path.write_text("")
    assert (file.changed(), file.changed()) == (None, None)
    assert len(told) == 1
    assert "names nothing to watch" in told[0]
    assert told[0].endswith("The watch goes on with the list as it was.")
    path.unlink()
    assert file.changed() is None
    path.write_text(f"{NEW}\n")
    assert file.changed() == [NEW]


def test_feeds_come_and_go_and_the_others_are_asked_as_before(ledger: Ledger, web: SimWeb) -> None:
    for number, feed in enumerate((OLD, KEPT, NEW)):
        web.publish(feed, 0.0, number)
    lists: list[list[str]] = []
    watcher = make_watcher(ledger, web, Plan(relisted=lambda: lists.pop() if lists else None))
    watcher.list_feeds([OLD, KEPT])
    watcher.go_round()
    assert (web.count(OLD), web.count(KEPT), web.count(NEW)) == (1, 1, 0)
    lists.append([KEPT, NEW])
    watcher.go_round()
    assert (web.count(OLD), web.count(KEPT), web.count(NEW)) == (1, 1, 1)
    run_until(watcher, web.clock, 7200.0)
    assert web.count(OLD) == 1
    assert web.count(KEPT) > 2
    assert [one.address for one in ledger.watch_book().feeds(listed=True)] == [NEW, KEPT]
    assert len(list(ledger.articles())) == 3
