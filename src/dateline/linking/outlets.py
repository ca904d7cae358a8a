"""Outlets and agencies by name: who printed an article, who wrote it, whom it credits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.hosts import host_of
from dateline.linking.folding import fold_words, name_key, words_in
from dateline.linking.nations import take_nations
from dateline.linking.press_keys import is_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article, ChainStep, Claim

PRESS = frozenset({"outlet", "agency", "media"})
HANDED_ON = frozenset({"reprinted", "reported", "citing"})
WRITTEN = ("reprint", "agency")  # credits that say who wrote the text


def bare(address: str | None) -> str:
    """Return an address without scheme, ``www.``, query and last slash, or nothing."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return f"{host_of(address)}{parts.path.rstrip('/')}" if parts.path.strip("/") else ""


def printed_by(one: LinkedArticle) -> str:
    """Return the outlet of an article, else its page's host, else who wrote it, as far as is known."""
    return one.article.outlet or host_of(one.url) or written_by(one.article) or "an outlet not named"


def own_keys(one: LinkedArticle) -> frozenset[str]:
    """Return the folded names under which an article's own outlet may appear in its text."""
    return frozenset(name_key(name) for name in (one.article.outlet, host_of(one.url)) if name)


def written_by(article: Article) -> str | None:
    """Return who wrote the text where the page says that another than its outlet did."""
    credited = (one.name for want in WRITTEN for one in article.credits if one.relation == want)
    names = (article.originally_published_on, article.agency, *credited)
    own = name_key(article.outlet or "")
    return next((name for name in names if name and name_key(name) != own and not is_nobody(name)), None)


def author_names(one: LinkedArticle) -> tuple[str, ...]:
    """Return the names an article's text may be credited to: its writer's and its outlet's."""
    names = (written_by(one.article), one.article.outlet)
    return tuple(name for name in names if name)


def is_unnamed(name: str) -> bool:
    """Tell whether a name only says what kind of outlet it is: ``the newspaper``, ``a U.S. paper``."""
    _, words = take_nations(fold_words(name))
    return set(words) - {"the", "a", "an", "its", "their", "this", "our", "us"} <= words_in(
        "link_outlet_nouns"
    )


def looks_like_outlet(name: str) -> bool:
    """Tell whether a name holds a word that names of outlets and agencies hold."""
    return not words_in("page_outlet_words").isdisjoint(fold_words(name))


def press_steps(claim: Claim) -> Iterator[str]:
    """Yield the outlets and agencies a claim came through after the page's own, as the text has them."""
    for step in claim.chain:
        if is_press_step(step):
            yield step.name
    yield from (source.text for source in claim.sources if source.kind in PRESS and source.text)


def press_names(one: LinkedArticle) -> tuple[str, ...]:
    """Return every outlet and agency an article names as one it rests on, in order, unnamed ones out."""
    told = {name for claim in one.article.claims for name in press_steps(claim)}
    page = {credit.name for credit in one.article.credits if credit.relation != "contributed"}
    found = {*told, *page, written_by(one.article) or ""}
    return tuple(sorted(name for name in found if name and not is_unnamed(name)))


def is_press_step(step: ChainStep) -> bool:
    """Tell whether a step of a chain handed the information on."""
    return step.relation != "published" and (step.kind in PRESS or step.relation in HANDED_ON)


def is_short_for(short: str, full: str) -> bool:
    """Tell whether a folded name is the end of a longer one: ``journal`` of ``alderwick journal``."""
    return bool(short) and full.endswith(f" {short}")


def full_form(name: str, pool: Iterable[str]) -> str:
    """Return the longest name of ``pool`` that ``name`` may be short for, if only one may be."""
    key = name_key(name)
    found = {name_key(other): other for other in sorted(pool) if is_short_for(key, name_key(other))}
    return next(iter(found.values())) if len(found) == 1 else name
