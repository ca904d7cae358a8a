"""A body that extraction broke off or thinned out is made whole from the page."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import take_apart
from dateline.page.told import Told

PARAGRAPHS = [
    f"The {nth} pilot told the inquiry in Quillmouth that the {nth} buoy had been dark {size} nights."
    for nth, size in (
        ("first", "two"),
        ("second", "three"),
        ("third", "four"),
        ("fourth", "five"),
        ("fifth", "six"),
        ("sixth", "seven"),
    )
]
OTHER = (
    "Gulls have taken over the fish market of Brackenhythe, and traders there say that they are tired."
)


def text_of(body: str) -> str:
    page = f"<html><body><h1>Pilots blame dark buoys</h1>{body}</body></html>"
    return take_apart(Capture("page.html", page.encode()), Told()).articles[0].text


def holder(paragraphs: list[str], kind: str = "article-body part") -> str:
    return f'<div class="{kind}">{"".join(f"<p>{text}</p>" for text in paragraphs)}</div>'


def test_a_body_in_several_holders_of_one_kind_is_whole() -> None:
    parts = [f"<div class='row'>{holder(PARAGRAPHS[at : at + 2])}</div>" for at in (0, 2, 4)]
    text = text_of(f"<div class='chunks'>{'<div>Advert</div>'.join(parts)}</div>")
    assert text.split("\n\n") == PARAGRAPHS


def test_another_article_below_its_own_title_is_left_out() -> None:
    below = f"<div class='row'><h1>Gulls rule the market</h1>{holder([OTHER, OTHER])}</div>"
    text = text_of(f"<div class='chunks'><div class='row'>{holder(PARAGRAPHS)}</div>{below}</div>")
    assert OTHER not in text


@pytest.mark.parametrize("frame", ["<aside>{}</aside>", "<div class='related'>{}</div>"])
def test_what_the_markup_sets_aside_is_left_out(frame: str) -> None:
    row = f"<div class='row'>{holder(PARAGRAPHS)}</div>"
    aside = frame.format(holder([OTHER, f"{OTHER} Nobody knows why."]))
    assert OTHER not in text_of(f"<div class='chunks'>{row}{aside}</div>")


def test_nothing_is_put_in_twice() -> None:
    text = text_of(
        holder([f"{one} <b>{two}</b>" for one, two in zip(PARAGRAPHS, PARAGRAPHS, strict=True)])
    )
    assert all(text.count(paragraph) == 2 for paragraph in PARAGRAPHS)


def test_a_few_words_of_furniture_do_not_stand_for_a_long_article() -> None:
    legal = (
        "<div class='post-content'><p>This copy is for your own use; ask us for printed ones.</p></div>"
    )
    long = [f"{text} {text.replace('pilot', 'bosun')}" for text in PARAGRAPHS]
    assert PARAGRAPHS[3] in text_of(f"{legal}<div id='story'><header>{holder(long)}</header></div>")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ottoline Marrack", ["Ottoline Marrack"]),
        ("Ottoline Marrack/Ada Quince", ["Ottoline Marrack", "Ada Quince"]),
        ("The harbour at dawn", []),
    ],
)
def test_names_alone_above_the_body_sign_it(line: str, names: list[str]) -> None:
    page = f"<html><body><h1>Pilots blame dark buoys</h1><p>{line}</p>{holder(PARAGRAPHS)}</body></html>"
    story = take_apart(Capture("page.html", page.encode()), Told()).articles[0]
    assert [one.name for one in story.bylines] == names
