"""Who has a public role is told by signs that a reader can point at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.records import Actor, Byline
from dateline.rights.roles import has_public_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Article, Report

PUBLIC = [
    ("Mayor Mira Dovell opened the bridge on Friday.", "Mira Dovell"),
    (
        "Mira Dovell, a spokeswoman for the harbour board, said on Friday that the quay was closed.",
        "Mira Dovell",
    ),
    ("The quay was closed, said Mira Dovell, the board's lawyer.", "Mira Dovell"),
    (
        "The quay was closed on Friday. The Dovell government had asked for it, Mira Dovell said.",
        "Mira Dovell",
    ),
    ("Mira Dovell was sworn in on Friday in Karavo.", "Mira Dovell"),
    (
        "The ouster of Mira Dovell surprised Karavo on Friday. Mira Dovell left on Saturday.",
        "Mira Dovell",
    ),
    ("Colonel Tom Prail told reporters on Friday that the road was open.", "Tom Prail"),
    ("Tom Prail, a campaigner for clean rivers, said on Friday that the dam leaked.", "Tom Prail"),
]
PRIVATE = [
    ("Tom Prail, 34, was killed on Friday when the dam near Karavo broke.", "Tom Prail"),
    ("Tom Prail, a witness, said on Friday that the dam had broken at noon.", "Tom Prail"),
    ("The victim's mother, Mira Dovell, said on Friday that he was kind.", "Mira Dovell"),
    ("Mira Dovell, 9, was playing by the dam near Karavo when it broke on Friday.", "Mira Dovell"),
    ("Police arrested Tom Prail, 22, in Karavo on Friday.", "Tom Prail"),
    ("Tom Prail, who lives beside the dam, said on Friday that he heard a bang.", "Tom Prail"),
    ("Shopkeeper Mira Dovell said on Friday that the water reached her door.", "Mira Dovell"),
]


def judge(article: Article, name: str) -> bool:
    (actor,) = [one for one in article.actors if one.name == name]
    return has_public_role(actor, article)


@pytest.mark.parametrize(("text", "name"), PUBLIC)
def test_with_a_public_role(article_of: Callable[[str], Article], text: str, name: str) -> None:
    assert judge(article_of(text), name)


@pytest.mark.parametrize(("text", "name"), PRIVATE)
def test_without_one(article_of: Callable[[str], Article], text: str, name: str) -> None:
    assert not judge(article_of(text), name)


def test_who_signs_is_a_journalist(article_of: Callable[[str], Article]) -> None:
    article = article_of(PRIVATE[0][0])
    assert judge(replace(article, bylines=(Byline("TOM PRAIL"),)), "Tom Prail")
    assert not judge(replace(article, bylines=(Byline("Tom Prails"),)), "Tom Prail")


def test_the_users_list_goes_before_all_else(article_of: Callable[[str], Article]) -> None:
    article = article_of(PUBLIC[0][0])
    (mayor,) = [one for one in article.actors if one.name == "Mira Dovell"]
    hidden = replace(mayor, public=False, reason="on the list: no public role")
    assert not has_public_role(hidden, article)


def test_what_is_no_person_is_not_masked(fire: Report) -> None:
    article = fire.articles[0]
    assert has_public_role(Actor("act:1", "Ibarra Foundation", "organisation"), article)
    assert not has_public_role(Actor("act:2", "Lena Ibarra", "person", public=False), article)
