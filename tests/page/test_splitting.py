"""Live blogs and digests become several stories; an article with subheads or a timeline stays one."""

from __future__ import annotations

import json

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

LEAD = "A dam burst above Quillhaven on Monday, and hundreds of people left their homes, the mayor said."
MORE = (
    "The river is still rising, the weather service said, and the bridge at the mill is closed to all."
)
ENTRIES = (
    ("Mayor calls for help", "14:35 GMT", "The mayor asked the army for boats and blankets on Monday."),
    (
        "Bridge at the mill closed",
        "13:20 GMT",
        "Police closed the bridge at the mill to all traffic, they said.",
    ),
    (
        "Dam bursts",
        "12:05 GMT",
        "The dam above the town burst at noon, the fire brigade said in a note.",
    ),
)
TITLE = "Dam above Quillhaven bursts: what we know"


def take(text: str, name: str = "page.html") -> TakenApart:
    return take_apart(Capture(name, text.encode()), Told())


def page(body: str, title: str = TITLE, head: str = "") -> str:
    dated = '<meta property="article:published_time" content="2031-03-03T11:00:00Z">'
    return (
        f"<html><head><title>{title}</title>{dated}{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{title}</h1><p>{LEAD}</p><p>{MORE}</p>{body}</article></main></body></html>"
    )


def stories(taken: TakenApart) -> list[tuple[str | None, str | None, str]]:
    found = (one for one in taken.articles if one.kind == "story")
    return [(one.title, one.published.value, one.text) for one in found]


def live_page() -> str:
    return page("".join(f"<h2>{head}</h2><span>{at}</span><p>{text}</p>" for head, at, text in ENTRIES))


def live_page_with_times_above() -> str:
    body = "".join(
        f'<section id="e{at[:2]}"><div><time datetime="2031-03-03T{at[:5]}:00Z">{at[:5]}</time></div>'
        f'<h3><a href="#e{at[:2]}">{head}</a></h3><p>{text}</p></section>'
        for head, at, text in ENTRIES
    )
    return page(body)


def live_page_with_metadata() -> str:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": head,
            "datePublished": f"2031-03-03T{at[:5]}:00Z",
            "articleBody": text[:30],
            "author": {"@type": "Person", "name": "Ines Varrold"},
        }
        for head, at, text in ENTRIES
    ]
    blog = {"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates}
    body = "".join(f"<div><h4>{head}</h4><p>{text}</p></div>" for head, _, text in ENTRIES)
    return page(body, head=f'<script type="application/ld+json">{json.dumps(blog)}</script>')


@pytest.mark.parametrize("text", [live_page(), live_page_with_times_above(), live_page_with_metadata()])
def test_live_blog(text: str) -> None:
    taken = take(text)
    lead, *entries = stories(taken)
    assert lead == (TITLE, "2031-03-03T11:00:00+00:00", f"{LEAD}\n\n{MORE}")
    assert entries == [(head, f"2031-03-03T{at[:5]}:00+00:00", text) for head, at, text in ENTRIES]
    assert [(note.level, note.code) for note in taken.notes] == [("info", "split")]
    assert len({one.id for one in taken.articles}) == len(taken.articles)


def test_authors_of_entries() -> None:
    taken = take(live_page_with_metadata())
    assert [[one.name for one in story.bylines] for story in taken.articles[1:]] == [
        ["Ines Varrold"]
    ] * 3


def test_entries_that_stand_in_metadata_alone() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": head, "articleBody": f"<p>{text}</p><p>{MORE}</p>"}
        for head, _, text in ENTRIES
    ]
    blog = {"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates}
    taken = take(page("", head=f'<script type="application/ld+json">{json.dumps(blog)}</script>'))
    assert [text for _, _, text in stories(taken)[1:]] == [f"{text}\n\n{MORE}" for _, _, text in ENTRIES]


@pytest.mark.parametrize(
    "body", ["\ud800 a", "\0 a", "", " ", "<p>", "<!-- -->", "&#0;", 5, ["x"], None, {}]
)
@pytest.mark.parametrize("head", ["\ud800 head", 7, None, ["a"], "Dam bursts"])
def test_entries_that_are_none(body: object, head: object) -> None:
    update = {"headline": head, "articleBody": body, "datePublished": 5, "author": [None, 3]}
    for updates in ([update, update], [[update]], update, "x", [None]):
        blog = {"@type": "LiveBlogPosting", "liveBlogUpdate": updates}
        taken = take(page("", head=f'<script type="application/ld+json">{json.dumps(blog)}</script>'))
        assert "\ud800" not in str(taken)
        assert taken.articles[0].text == f"{LEAD}\n\n{MORE}"


def test_live_blog_in_plain_text() -> None:
    parts = [TITLE, "3 March 2031", LEAD, MORE]
    for head, at, text in ENTRIES:
        parts += [at, head, text]
    taken = take("\n\n".join(parts), "page.txt")
    lead, *entries = stories(taken)
    assert lead == (TITLE, "2031-03-03", f"{LEAD}\n\n{MORE}")
    assert entries == [(head, f"2031-03-03T{at[:5]}:00+00:00", text) for head, at, text in ENTRIES]


def test_times_alone_where_the_title_says_live() -> None:
    body = "".join(f"<p><b>{at}</b></p><p>{text}</p><p>{MORE}</p>" for _, at, text in ENTRIES)
    assert len(stories(take(page(body, "Quillhaven flood live: dam bursts")))) == 4
    assert len(stories(take(page(body, "Quillhaven flood: the day the dam burst")))) == 1


DIGEST = (
    (
        "Bank closes its counters",
        "KOLSUMA, Norland (Northwire) - The bank of Kolsuma will close its counters.",
    ),
    (
        "Ferry runs aground",
        "TARNBROOK, Norland (Northwire) - A ferry ran aground in the fog, the pilot said.",
    ),
    (
        "Court frees editor",
        "VARROLD, Norland (Northwire) - A court freed the editor of the Courier on bail.",
    ),
)
SECOND = "Nobody was told of it before Monday, the people of the town said when they were asked."


def test_digest_with_datelines_in_plain_text() -> None:
    parts = ["News of the valley in brief"]
    for head, text in DIGEST:
        parts += [head, text, SECOND]
    taken = take("\n\n".join(parts), "page.txt")
    found = [one for one in taken.articles if one.kind == "story"]
    assert [one.title for one in found] == [head for head, _ in DIGEST]
    assert [one.text for one in found] == [f"{text}\n\n{SECOND}" for _, text in DIGEST]
    assert [one.dateline.text if one.dateline else None for one in found] == [
        text.partition(" - ")[0] for _, text in DIGEST
    ]
    assert {one.agency for one in found} == {"Northwire"}


def test_digest_with_bylines_on_a_web_page() -> None:
    names = ("Ines Varrold", "Tobin Ashgrove", "Mara Quill")
    body = "".join(
        f"<h2>{head}</h2><p>By {name}</p><p>{text.partition(' - ')[2]}</p><p>{SECOND}</p>"
        for (head, text), name in zip(DIGEST, names, strict=True)
    )
    found = take(page(body, "The valley this morning")).articles
    assert [one.title for one in found] == ["The valley this morning", *(head for head, _ in DIGEST)]
    assert [[person.name for person in one.bylines] for one in found[1:]] == [[name] for name in names]
    assert [one.text for one in found[1:]] == [
        f"{text.partition(' - ')[2]}\n\n{SECOND}" for _, text in DIGEST
    ]


def test_digest_with_datelines_on_a_web_page() -> None:
    body = "".join(f"<h3>{head}</h3><p>{text}</p><p>{SECOND}</p>" for head, text in DIGEST)
    found = stories(take(page(body, "Briefs from the valley")))
    assert [title for title, _, _ in found] == ["Briefs from the valley", *(head for head, _ in DIGEST)]


def subheads(*heads: str) -> str:
    return "".join(f"<h2>{head}</h2><p>{MORE}</p><p>{SECOND}</p>" for head in heads)


ONE_STORY = [
    page(subheads("The dam", "The river", "The bridge", "What comes next")),
    page(subheads("12:05 GMT", "13:20 GMT", "14:35 GMT"), "The day the dam burst"),
    page(subheads("Monday, 3 March 2031", "Tuesday, 4 March 2031", "5 March 2031")),
    page(subheads("12:05 pm: The dam bursts", "1:20 pm: The bridge", "2:35 pm: Help asked")),
    page(
        f"<ul><li>12:05: {ENTRIES[2][2]}</li><li>13:20: {ENTRIES[1][2]}</li></ul><p>{MORE}</p>",
        "The day the dam burst",
    ),
    page(f"<h2>A second view</h2><p>By Mara Quill</p><p>{MORE}</p><p>{SECOND}</p>"),
    page(
        "<h2>More stories</h2>"
        + "".join(
            f'<div><h3><a href="/{at[:2]}">{head}</a></h3><span>{at}</span><p>{text}</p></div>'
            for head, at, text in ENTRIES
        )
    ),
]


@pytest.mark.parametrize("text", ONE_STORY)
def test_one_story_stays_one(text: str) -> None:
    taken = take(text)
    assert len(stories(taken)) == 1
    assert "split" not in {note.code for note in taken.notes}


def test_a_question_and_answer_in_plain_text_stays_one() -> None:
    parts = [TITLE, LEAD]
    for head in ("When did the dam burst?", "Who was hurt", "Is the bridge open?"):
        parts += [head, MORE, SECOND]
    assert len(stories(take("\n\n".join(parts), "page.txt"))) == 1


def full(title: str, name: str, when: str) -> str:
    body = "".join(
        f"<p>{line}</p>" for line in (LEAD, MORE, SECOND, f"{title}, the mayor said on Monday.")
    )
    return (
        f"<article><h2>{title}</h2><p>By {name}</p><time datetime='{when}'>then</time>{body}</article>"
        if when
        else f"<article><h1>{title}</h1>{body}</article>"
    )


def test_full_stories_in_articles_of_their_own() -> None:
    html = (
        f"<html><head><title>{TITLE}</title></head><body><main>{full(TITLE, '', '')}"
        f"{full('Bank of Kolsuma closes', 'Mara Quill', '2031-03-02T09:00:00Z')}"
        f"{full('Ferry of Tarnbrook sinks', 'Ines Varrold', '2031-03-01T09:00:00Z')}"
        "</main></body></html>"
    )
    found = [one for one in take(html).articles if one.kind == "story"]
    assert [(one.title, one.published.value, [by.name for by in one.bylines]) for one in found[1:]] == [
        ("Bank of Kolsuma closes", "2031-03-02T09:00:00+00:00", ["Mara Quill"]),
        ("Ferry of Tarnbrook sinks", "2031-03-01T09:00:00+00:00", ["Ines Varrold"]),
    ]
    assert [one.text.rpartition("\n\n")[2] for one in found] == [
        f"{title}, the mayor said on Monday."
        for title in (TITLE, "Bank of Kolsuma closes", "Ferry of Tarnbrook sinks")
    ]


def test_comments_in_articles_are_no_stories() -> None:
    note = full("I was there", "Reader", "2031-03-02")
    html = (
        f"<html><head><title>{TITLE}</title></head><body><main>{full(TITLE, '', '')}</main>"
        f"<section>{note.replace('<article', '<article class=comment')}</section></body></html>"
    )
    assert len(stories(take(html))) == 1


def test_full_stories_that_nobody_signs() -> None:
    bank = full("Bank of Kolsuma closes", "", "2031-03-02T09:00:00Z").replace("<p>By </p>", "")
    html = f"<html><head><title>{TITLE}</title></head><body>{full(TITLE, '', '')}{bank}</body></html>"
    found = [one for one in take(html).articles if one.kind == "story"]
    assert [one.title for one in found] == [TITLE, "Bank of Kolsuma closes"]
    assert found[1].published.value == "2031-03-02T09:00:00+00:00"
    assert found[0].text.endswith(f"{TITLE}, the mayor said on Monday.")
    assert found[1].text.endswith("Bank of Kolsuma closes, the mayor said on Monday.")
