"""BibTeX: articles as a list of sources for LaTeX, Zotero and JabRef."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from dateline.export.citing import cite
from dateline.export.frame import Format
from dateline.export.plain import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.export.citing import Author, Citation
    from dateline.export.frame import Job
    from dateline.export.rows import ArticleRow

NAMES: Final = (
    *("author", "title", "journal", "year", "month", "day", "url", "urldate", "language"),
    *("agency", "article", "capture", "pagesha", "textsha", "source"),
)
ESCAPED: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{one: f"\\{one}" for one in "&%$#_"},
}
SPECIAL: Final = re.compile("|".join(map(re.escape, ESCAPED)))
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(rows: Iterable[ArticleRow], out: BinaryIO, _: Job) -> None:
    """Write an entry for each article."""
    out.writelines(make_entry(row).encode() for row in rows)


def make_entry(row: ArticleRow) -> str:
    """Return an article as an entry, which every style has; without an outlet it is a ``misc``."""
    cited = cite(row)
    kind = "article" if cited.outlet else "misc"
    fields = "".join(f",\n  {name} = {value}" for name, value in list_fields(row, cited))
    return f"@{kind}{{{cited.key}{fields}\n}}\n\n"


def list_fields(row: ArticleRow, cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield the fields that are known; numbers and names of months as BibTeX has them."""
    if cited.authors:
        yield "author", brace(" and ".join(map(say_author, cited.authors)))
    yield "title", brace(brace(escape(cited.title)))  # capitals stay
    if cited.outlet:
        yield "journal", brace(escape(cited.outlet))
    if cited.published:
        yield "year", brace(f"{cited.published.year:04}")
        yield "month", MONTHS[cited.published.month - 1]
        yield "day", brace(str(cited.published.day))
    if cited.url:
        yield "url", brace(cited.url)
    if cited.seen:
        yield "urldate", brace(cited.seen.isoformat())
    yield "language", brace(escape(cited.language))
    if cited.agency:
        yield "agency", brace(escape(cited.agency))
    page = row.page
    yield "article", brace(page.article)
    yield "capture", brace(page.capture)
    yield "pagesha", brace(page.page_sha256)
    yield "textsha", brace(page.text_sha256)
    yield "source", brace(escape(on_one_line(page.source)))


def say_author(author: Author) -> str:
    """Return a name: in its parts where it has some, else in braces, which keep it whole."""
    if author.given:
        return f"{escape(author.name)}, {escape(author.given)}"
    return brace(escape(author.name))


def escape(text: str) -> str:
    """Return text in which LaTeX finds no command, and BibTeX no brace that is not closed."""
    return SPECIAL.sub(lambda found: ESCAPED[found[0]], text)


def brace(text: str) -> str:
    """Return text in braces."""
    return f"{{{text}}}"


FORMAT: Final = Format(
    summary="BibTeX: articles as a list of sources",
    suffix=".bib",
    media_type="application/x-bibtex",
    columns={"articles": NAMES},
    write=write,
)
