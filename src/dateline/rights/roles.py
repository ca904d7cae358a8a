"""Who has a public role: by what the text calls them, whom they speak for, and what they signed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.rights.spelling import make_plain, name_words, split_words, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Actor, Article, Mention, Source

OFFICES: Final = frozenset(
    {"official", "government", "military", "armed_group", "expert", "outlet", "agency"}
)
REACH: Final = 40  # code points beside a name in which its ruling is told
BESIDE: Final = frozenset({"witness", "victim"})  # who speaks as one of these speaks for nobody else


def has_public_role(actor: Actor, article: Article) -> bool:
    """Tell whether an actor has a public role in an article; what is no person has one.

    It has by an office, title or rank, or a function that is exercised in public; by what only rulers
    have or undergo ("the Dovell government", "was sworn in"); by speaking for an office or a body; by
    having signed the article; or where the user's own list of actors says so.
    That list goes before all else. Without a sign of it nobody has.
    """
    if actor.type != "person":
        return True
    if actor.reason and actor.public is False:
        return False
    if actor.public or has_signed(actor, article):
        return True
    role = split_words(make_plain(actor.role or "").text)
    if any(word in words_for("private") for word in role):
        return False
    called = any(word in words_for("role") for word in role)
    return called or rules(actor, article) or speaks_for_others(actor, article)


def has_signed(actor: Actor, article: Article) -> bool:
    """Tell whether an actor is one of those by whom the article is signed."""
    return name_words(actor.name) in {name_words(byline.name) for byline in article.bylines}


def rules(actor: Actor, article: Article) -> bool:
    """Tell whether a text says of an actor what it says of rulers, right behind or before the name."""
    ends = [make_plain(article.text[one.end : one.end + REACH]).text for one in named(actor)]
    heads = [
        make_plain(article.text[max(0, one.start - REACH) : one.start]).text for one in named(actor)
    ]
    return any(map(ruling_behind().match, ends)) or any(map(ruling_before().search, heads))


def named(actor: Actor) -> Iterator[Mention]:
    """Yield the mentions that are names."""
    yield from (one for one in actor.mentions if one.kind == "name")


@cache
def ruling_behind() -> re.Pattern[str]:
    """Return the pattern of what follows a ruler's name."""
    bodies = "|".join(sorted(words_for("body")))
    done = "|".join(sorted(pattern_of(words) for words in words_for("done")))
    return re.compile(rf"(?:'s?)?\s+(?:{bodies})\b|,?\s+(?:who\s+)?(?:{done})\b")


def pattern_of(words: str) -> str:
    """Return the pattern of what is done, in all its tenses: "is", "has been", "had been sworn in"."""
    blank = r"[\s-]+"
    if words.startswith("was "):
        return rf"(?:(?:was|is|were|has been|had been|will be|being)\s+)?{words[4:].replace(' ', blank)}"
    return words.replace(" ", blank)


@cache
def ruling_before() -> re.Pattern[str]:
    """Return the pattern of what precedes a ruler's name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words_for('of')))})\s+of\s+(?:\w+\s+)?$")


def speaks_for_others(actor: Actor, article: Article) -> bool:
    """Tell whether an actor speaks for an office or a body in every claim that rests on it."""
    sources = list(sources_by(actor, article))
    return bool(sources) and all(is_for_others(source) for source in sources)


def is_for_others(source: Source) -> bool:
    """Tell whether one speaks as an office does, or for a body that is named."""
    return source.kind in OFFICES or (source.affiliation is not None and source.kind not in BESIDE)


def sources_by(actor: Actor, article: Article) -> Iterator[Source]:
    """Yield the sources of an article's claims that are this actor."""
    for claim in article.claims:
        yield from (source for source in claim.sources if source.actor == actor.id)
