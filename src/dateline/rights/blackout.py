"""Blacking out a person: the letters of a name become "█", one for one, so that every span holds.

A name is a tuple of folded words, as ``spelling.name_words`` gives it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.rights.casting import NOBODY, Cast, Names, find_in_text, kept_names, names_of
from dateline.rights.finding import Person, full_pattern, plain_words
from dateline.rights.rewriting import Edit, Edited, TextRewriter
from dateline.rights.spelling import make_plain, name_words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from dateline.records import Actor, Article
    from dateline.rights.casting import Bounds, Owner, Words
    from dateline.rights.finding import Hit

INK: Final = "█"
LEFT: Final = "-‐‑.,_/+%=@#"
PEOPLE: Final = frozenset({"person", "unknown"})


def cast_named(article: Article, names: tuple[Words, ...]) -> Cast | None:
    """Return the cast of an article for whoever bears one of these names; None where nobody does.

    It is who the reading found under the name, and who is called by a part of it alone, if a full name
    stands anywhere in what is said of the article.
    """
    bearers = [actor for actor in article.actors if bears(actor, names)]
    if not bearers and not names_anybody(article, names):
        return None
    words = {word for name in names for word in name}
    partly = [actor for actor in article.actors if is_part(actor, words)]
    actors = {actor.id: 1 for actor in (*bearers, *partly)}
    forms = {name_words(one.text): None for actor in bearers for one in names_of(actor)}
    person = Person(1, tuple(dict.fromkeys((*names, *forms))))
    shared = plain_words(article.text)
    hits = find_in_text(article, (person,), actors, shared)
    return Cast((person,), tuple(kept_names(article, actors)), shared, article, actors, hits)


def bears(actor: Actor, names: Iterable[Words]) -> bool:
    """Tell whether a person is called by one of these names in full."""
    called = {name_words(actor.name), *(name_words(one.text) for one in names_of(actor))}
    return actor.type in PEOPLE and not called.isdisjoint(names)


def is_part(actor: Actor, words: set[str]) -> bool:
    """Tell whether a person is only called by one word, and that word is of the name."""
    called = {name_words(one.text) for one in names_of(actor)}
    return actor.type == "person" and bool(called) and all(len(n) == 1 and n[0] in words for n in called)


def names_anybody(article: Article, names: Iterable[Words]) -> bool:
    """Tell whether a full name stands in an article: its text, its title, its addresses."""
    words = (article.text, article.title or "", article.canonical_url or "")
    return any(holds_name(text, names) for text in words)


def holds_name(text: str, names: Iterable[Words]) -> bool:
    """Tell whether one of these names stands in a text in full; a name of one word anywhere."""
    pattern = pattern_for(tuple(names))
    return pattern is not None and pattern.search(make_plain(text).text) is not None


def pattern_for(names: tuple[Words, ...]) -> re.Pattern[str] | None:
    """Return the pattern of names in a folded text."""
    return full_pattern([name for name in names if name])


def joined_names(article: Article, names: tuple[Words, ...]) -> Iterator[Words]:
    """Yield the other full names under which the reading knows the bearers: "Lena Maria Ibarra"."""
    last = {name[-1] for name in names if name}
    for actor in article.actors:
        if bears(actor, names):
            found = {name_words(one.text) for one in names_of(actor)}
            yield from sorted(name for name in found if len(name) > 1 and name[-1] in last)


def black_article(article: Article, cast: Cast, bounds: Iterable[Bounds]) -> Article:
    """Return an article in which the person of a cast is blacked out; ``bounds``: where in the text.

    ``text_sha256`` stays that of the text as it was: ids are made of it.
    """
    edited = Edited(article.text, black_edits(article.text, bounds))
    bare = replace(article, text="")
    found: Article = TextRewriter(cast, blackener(cast), edited).rewrite_fields(bare, NOBODY)
    return replace(found, text=edited.text, text_sha256=article.text_sha256)


def black_edits(text: str, bounds: Iterable[Bounds]) -> list[Edit]:
    """Return the edits that black out parts of a text; parts that touch become one."""
    joined: list[Bounds] = []
    for start, end in sorted(bounds):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [Edit(start, end, ink(text[start:end])) for start, end in joined]


def ink(words: str) -> str:
    """Return as many characters, black but for blanks and the signs between words."""
    return "".join(one if one.isspace() or one in LEFT else INK for one in words)


def blackener(names: Names) -> Callable[[str, Owner], str]:
    """Return what blacks out words that are no part of a text."""

    def say(words: str, owner: Owner) -> str:
        return black_hits(words, names.find(words, owner))

    return say


def black_hits(text: str, hits: Iterable[Hit]) -> str:
    """Return a text with these names black."""
    return Edited(text, black_edits(text, [(hit.start, hit.end) for hit in hits])).text


def names_alone(names: tuple[Words, ...]) -> Names:
    """Return the people of these names where no article tells of others."""
    return Names((Person(1, names),), (), frozenset(word for name in names for word in name))
