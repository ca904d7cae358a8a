"""The rows of one shard on their way to the disk: there as a whole under their name, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from dateline import jsons
from dateline.archive.columns import TABLES, ArticleHeld, PageHeld, Skip
from dateline.archive.parquet import Rows, need_arrow
from dateline.archive.places import PART, SUMMARY, explained, sync_folder
from dateline.archive.summaries import count_words, reason_of
from dateline.export.making import RowMaker
from dateline.identity import capture_id
from dateline.ledger.sealed import StoredPage
from dateline.linking.neighbours import LinkedArticle
from dateline.records import Report

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from dateline.archive.columns import Part
    from dateline.archive.summaries import Summary
    from dateline.records import PageFacts

TAKEN: Final = frozenset({errno.EEXIST, errno.ENOTEMPTY})


class ShardWriter:
    """Writes the rows of a shard in a folder beside the others, which takes its name in the end.

    Raises ArchiveUnusable and DiskFull. Whatever fails, nothing stands under the name.
    """

    def __init__(self, home: Path) -> None:
        need_arrow()
        self.home = home
        self.rows: dict[Part, Rows] = {}

    def __enter__(self) -> Self:
        """Begin the files."""
        with explained(self.home.parent):
            self.part = Path(mkdtemp(prefix=PART, dir=self.home.parent))
            self.part.chmod(0o777 & ~current_mask())
            for name in TABLES:
                self.rows[name] = Rows(self.part / f"{name}.parquet", name, TABLES[name])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take away what was not finished."""
        for rows in self.rows.values():
            rows.drop()
        shutil.rmtree(self.part, ignore_errors=True)

    def add(self, report: Report, options: str, data: bytes | None = None) -> None:
        """Add a page with its articles, their claims and events; ``data``: its bytes, to keep them."""
        capture = capture_id(report.page)
        with explained(self.home.parent):
            self.rows["pages"].add(hold_page(capture, report, options, data))
            stored = StoredPage(report.page, link_up(capture, report), {})
            for one in stored.articles:
                self.add_article(RowMaker(stored, one))

    def add_article(self, maker: RowMaker) -> None:
        """Add an article; claims and events are rows of stories alone, as in exports."""
        article = maker.one.article
        report = jsons.encode_text(article)
        words = count_words(article)
        self.rows["articles"].add(
            ArticleHeld(article.kind, maker.article(), words, article.text, report)
        )
        if article.kind == "story":
            for claim in maker.claims():
                self.rows["claims"].add(claim)
            for event in maker.events():
                self.rows["events"].add(event)

    def skip(self, source: str, report: Report | None) -> None:
        """Add a page that could not be read."""
        with explained(self.home.parent):
            self.rows["skips"].add(Skip(source, *reason_of(report)))

    def finish(self, summary: Summary) -> None:
        """Give the shard its name, all of it being on the disk; one that has it already stays."""
        with explained(self.home.parent):
            for rows in self.rows.values():
                rows.finish()
            self.rows.clear()
            write_whole(self.part / SUMMARY, jsons.encode(summary) + b"\n")
            sync_folder(self.part)
            try:
                self.part.rename(self.home)
            except OSError as error:
                if error.errno not in TAKEN:
                    raise
            sync_folder(self.home.parent)


def hold_page(capture: str, report: Report, options: str, data: bytes | None) -> PageHeld:
    """Return the row of a page."""
    page = report.page
    bare = Report(page, (), report.notes)
    return PageHeld(
        capture=capture,
        page_sha256=page.id.removeprefix("sha256:"),
        source=page.source,
        given_id=page.given_id,
        url=page.url,
        gathered=page.gathered,
        media_type=page.media_type,
        size=page.bytes,
        articles=len(report.articles),
        options=options,
        report=jsons.encode_text(bare),
        data=data,
    )


def link_up(capture: str, report: Report) -> tuple[LinkedArticle, ...]:
    """Return the articles of a page with what they came from."""
    page: PageFacts = report.page
    return tuple(
        LinkedArticle(one, capture, page.url, page.source, page.gathered) for one in report.articles
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file to the disk itself."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def current_mask() -> int:
    """Return which rights new files do not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
