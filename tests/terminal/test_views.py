"""What a person sees: counts first, chains as a tree, claims marked, nothing obeyed."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from dateline.answered import Evidence, Incident, IncidentAnswer, Origin
from dateline.records import Article, Claim, Note, PageFacts, Report, Source, Span
from dateline.terminal.answer_view import print_answers, say_counts
from dateline.terminal.article_view import print_article
from dateline.terminal.claims_view import print_report
from dateline.terminal.consoles import THEME
from dateline.terminal.indenting import print_indented

TEXT = "The dam holds, engineers said. \x1b[31mIt is red."


def console() -> Console:
    return Console(file=io.StringIO(), theme=THEME, width=100, highlight=False)


def printed(used: Console) -> str:
    assert isinstance(used.file, io.StringIO)
    return used.file.getvalue()


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


CLAIM = Claim(
    id="clm:1",
    sentence=0,
    content=(span("The dam holds"),),
    cue=(span("said"),),
    sources=(Source(spans=(span("engineers"),), text="engineers", kind="expert"),),
)
ARTICLE = Article(id="art:1", kind="story", title="Dam", text=TEXT, text_sha256="0", claims=(CLAIM,))


def answer() -> IncidentAnswer:
    origin = Origin(
        id="org:1",
        name="engineers",
        kind="expert",
        named=False,
        side="asserts",
        hearings=1,
        chains=(("Copy Site", "First Paper", "engineers"), ("First Paper", "engineers")),
        articles=("art:1", "art:2"),
        claims=("clm:1",),
        first_seen="2024-12-18",
    )
    return IncidentAnswer(
        incident=Incident(id="inc:1", type="OTHER", title="Engineers say the dam holds"),
        articles=2,
        article_ids=("art:1", "art:2"),
        outlets=2,
        copies=(("art:1", "art:2"),),
        origins=(origin,),
        asserting_origins=1,
        denying_origins=1,
        not_established=1,
        evidence=(Evidence("art:1", None, "clm:1", span("The dam holds"), "https://first.example/dam"),),
    )


def test_counts_open_the_answer() -> None:
    counts = "2 articles, 1 asserting origin, 1 denial, 1 not established, 1 copy"
    assert say_counts(answer()) == counts
    used = console()
    print_answers(used, [answer()])
    assert printed(used).splitlines()[0] == counts


def test_chains_grow_from_the_origin() -> None:
    used = console()
    print_answers(used, [answer()])
    lines = [line.rstrip() for line in printed(used).splitlines()]
    start = next(number for number, line in enumerate(lines) if "asserts engineers" in line)
    assert lines[start + 1].strip() == "└── First Paper"
    assert lines[start + 2].strip() == "└── Copy Site"


def test_words_stand_with_their_page() -> None:
    used = console()
    print_answers(used, [answer()])
    lines = [line.strip() for line in printed(used).splitlines()]
    assert lines[lines.index("“The dam holds”") + 1] == "https://first.example/dam"


def test_copies_are_named() -> None:
    used = console()
    print_answers(used, [answer()])
    assert "One text: https://first.example/dam and art:2" in printed(used)


def test_words_of_copies_stand_once_with_all_their_pages() -> None:
    (piece,) = answer().evidence
    copied = replace(piece, article="art:2", url="https://copy.example/dam")
    used = console()
    print_answers(used, [replace(answer(), evidence=(piece, copied))])
    assert printed(used).count("“The dam holds”") == 1
    assert "https://copy.example/dam" in printed(used)


def test_article_is_shown_with_its_claims_numbered() -> None:
    used = console()
    print_article(used, ARTICLE, "dam.html")
    shown = printed(used)
    assert "The dam holds[1], engineers said." in shown
    assert "\x1b" not in shown
    assert "1 claim, 0 events" in shown


def test_report_says_who_says_what_and_why_not() -> None:
    note = Note("warning", "something", "Something was odd.")
    used = console()
    print_report(
        used,
        Report(page=PageFacts("sha256:" + "0" * 64, "dam.html"), articles=(ARTICLE,), notes=(note,)),
    )
    shown = printed(used)
    assert "engineers  asserts" in shown
    assert "The dam holds" in shown
    assert "warning: Something was odd." in shown


def test_markup_in_fetched_text_is_text() -> None:
    used = console()
    article = Article(id="a", kind="story", title="[bold]x[/bold]", text="[red]y[/red]", text_sha256="0")
    print_article(used, article, "[link]z")
    shown = printed(used)
    assert "[bold]x[/bold]" in shown
    assert "[red]y[/red]" in shown


def test_indented_words_wrap_and_nothing_trails() -> None:
    used = console()
    print_indented(used, Text("The dam at Karavo holds. " * 9), 6)
    lines = printed(used).splitlines()
    assert len(lines) == 3
    assert " ".join(line.strip() for line in lines) == ("The dam at Karavo holds. " * 9).strip()
    assert all(line[:6].isspace() and not line[6].isspace() for line in lines)
    assert all(len(line) <= 100 and line == line.rstrip() for line in lines)
