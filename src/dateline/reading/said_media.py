"""Media: outlets and agencies as the text names them, and those the text only calls "the newspaper"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.said_kinds import kind_by_words, media_words
from dateline.reading.said_words import words_of
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene
    from dateline.records import Actor, Article

PRESS: Final = frozenset({"outlet", "agency"})
PRESS_NAME: Final = re.compile(
    r"\w{3}(?:blatt|blad|bladet|zeitung|posten|tidning|tidningen|tidende|avisen|nyheter|-tv|news|online)$"
)
COMPOUND: Final = ("wire", "news", "press")
ARTICLES: Final = ("the ", "The ")


@cache
def known_agencies() -> frozenset[str]:
    """Return the names of known agencies, folded."""
    return frozenset(
        bare_name(name).casefold()
        for name in read_column("page_agencies", "name") | read_column("page_agencies", "full")
    )


@cache
def known_outlets() -> frozenset[str]:
    """Return the names of outlets that no word tells for outlets, folded."""
    return frozenset(bare_name(name).casefold() for name in read_column("said_outlets", "name"))


def bare_name(name: str) -> str:
    """Return a name without the article before it."""
    return name[4:] if name.startswith(ARTICLES) else name


def own_names(article: Article) -> frozenset[str]:
    """Return the folded names of the outlets whose text this is.

    What a dateline names beside no other agency is the outlet's own short name.
    """
    short = article.dateline.outlet if article.dateline and not article.agency else None
    names = (article.outlet, article.agency, article.originally_published_on, short)
    return frozenset(bare_name(name).casefold() for name in names if name)


def is_own(article: Article, name: str) -> bool:
    """Tell whether a name calls this text's own outlet or agency, or is short for it."""
    folded = bare_name(name).casefold()
    return any(own == folded or own.endswith(f" {folded}") for own in own_names(article))


def media_kind(scene: Scene, part: Stretch, actors: Mapping[int, Actor]) -> str | None:
    """Return "outlet" or "agency" where a stretch names one or calls one by a noun, else None."""
    text = bare_name(scene.cut(*part).text)
    capital = scene.reading.word(part[1] - 1)[0].isupper()
    if capital and scene.words[part[1] - 1] == "news" and part[1] - part[0] > 1:
        return "outlet"
    if (capital and text.casefold() in known_agencies()) or compound(scene, part):
        return "agency"
    if text.casefold() in known_outlets() and capital:
        return "outlet"
    if is_own(scene.reading.article, text) or credited(scene.reading.article, text):
        return "outlet"
    actor = actors.get(part[1] - 1)
    if actor is not None and actor.type == "media":
        return "outlet"
    kind = kind_by_words(scene, part)
    return kind if kind in PRESS and not is_people(scene, part) else None


def is_named_press(scene: Scene, part: Stretch) -> bool:
    """Tell whether a stretch calls an outlet or agency by its words alone ("Radio Tessel" too)."""
    capitals = (scene.words[at] for at in range(*part) if scene.reading.word(at)[0].isupper())
    return media_kind(scene, part, {}) is not None or any(is_press_word(word) for word in capitals)


def is_press_word(word: str) -> bool:
    """Tell whether a word of a name is of outlets' names in the languages of news."""
    return word in words_of("press_name") or PRESS_NAME.search(word) is not None


def credited(article: Article, text: str) -> bool:
    """Tell whether the page credits an outlet or agency of this name."""
    return any(bare_name(credit.name).casefold() == text.casefold() for credit in article.credits)


def compound(scene: Scene, part: Stretch) -> bool:
    """Tell whether a stretch ends with a name like "Northwire", or with "agency" after a name."""
    last = part[1] - 1
    word = scene.words[last]
    if word == "agency" and last > part[0]:
        return scene.words[last - 1] == "news" or scene.reading.tags[last - 1] == "PROPN"
    capital = scene.reading.word(last)[0].isupper()
    return capital and len(word) > 5 and word.endswith(COMPOUND) and word not in media_words()


def is_people(scene: Scene, part: Stretch) -> bool:
    """Tell whether a stretch names people of the media and no outlet ("reporters")."""
    return scene.words[part[1] - 1] in words_of("reporters")


def is_unnamed(scene: Scene, part: Stretch) -> bool:
    """Tell whether an outlet is only called by a noun ("the newspaper")."""
    return not any(scene.reading.word(token)[0].isupper() for token in range(part[0] + 1, part[1]))
