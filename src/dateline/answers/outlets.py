"""One outlet: what it originates, what it copies, whom it credits, and who credits it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.errors import NotHeld
from dateline.hosts import host_of
from dateline.linking.credits import credits_of
from dateline.linking.folding import name_key
from dateline.linking.outlets import written_by
from dateline.linking.texts import make_text
from dateline.outlets import Counted, OutletAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.answered import Tie
    from dateline.ledger.ledger import Ledger
    from dateline.linking.linkage import CopyGroup
    from dateline.linking.neighbours import LinkedArticle
    from dateline.outlets import OutletListed

LATEST: Final = 200  # stories that are looked at


def describe_outlet(ledger: Ledger, name: str, latest: int = LATEST) -> OutletAnswer:
    """Return what the latest stories of an outlet rest on. Raises NotHeld."""
    listed = ledger.outlets(name)
    if not listed:
        raise NotHeld(f"The ledger has no outlet {name[:80]!r}.", "Give its name as articles have it.")
    own = ledger.outlet_stories(name, latest)
    groups, ties = ledger.copy_groups_of(own), ledger.ties_of(own)
    near = {one for group in groups for one in group.articles} | {e for t in ties for e in (t.a, t.b)}
    articles = {one.article.id: one for one in ledger.articles_of({*own, *near})}
    known = {name_key(one.name): one.name for one in ledger.outlets()}
    return tell(listed[0], own, Around(articles, groups, ties, known))


@dataclass(frozen=True, slots=True)
class Around:
    """The stories of an outlet and what they are linked to, by id; ``known``: outlets by their keys."""

    articles: Mapping[str, LinkedArticle]
    groups: Sequence[CopyGroup]
    ties: Sequence[Tie]
    known: Mapping[str, str]

    def outlets_of(self, ids: Iterable[str], but: str) -> set[str]:
        """Return the outlets of articles, without one of them."""
        found = (self.articles[one] for one in ids if one in self.articles)
        names = {one.article.outlet or host_of(one.url) for one in found}
        return names - {but, ""}

    def original_of(self, group: CopyGroup) -> str | None:
        """Return the article that a text was written for, where the pages or their days tell."""
        return make_text([self.articles[one] for one in group.articles if one in self.articles]).original


def tell(listed: OutletListed, own: Sequence[str], around: Around) -> OutletAnswer:
    """Return the answer from what is listed of an outlet, its latest stories, and what is around."""
    stories = {one: around.articles[one] for one in own if one in around.articles}
    copied_from, copied_by = count_copies(listed.name, stories, around)
    agencies = {key: name for key, one in stories.items() if (name := written_by(one.article))}
    credited = {key: credited_names(one, around) for key, one in stories.items()}
    leaning = {key for names in copied_from.values() for key in names}
    free = [key for key in stories if key not in leaning | set(agencies) and not credited[key]]
    return OutletAnswer(
        name=listed.name,
        articles=listed.articles,
        first=listed.first,
        last=listed.last,
        looked_at=len(stories),
        own=len(free),
        agencies=rank(Counter(agencies.values())),
        copied_from=rank({name: len(ids) for name, ids in copied_from.items()}),
        copied_by=rank({name: len(ids) for name, ids in copied_by.items()}),
        credits=rank(Counter(name for names in credited.values() for name in names)),
        credited_by=rank(count_crediting(listed.name, stories, around)),
        article_ids=tuple(stories),
    )


def credited_names(one: LinkedArticle, around: Around) -> tuple[str, ...]:
    """Return whom a story rests on, but for who wrote its text; outlets of the ledger by their names."""
    writer = name_key(written_by(one.article) or "")
    named = sorted(credits_of(one).names.items())
    return tuple(around.known.get(key, name) for key, name in named if key != writer)


def count_copies(
    name: str, stories: Mapping[str, LinkedArticle], around: Around
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return, by outlet, the stories whose text it printed first, and those whose text it took over."""
    source: dict[str, set[str]] = defaultdict(set)
    takers: dict[str, set[str]] = defaultdict(set)
    for group in around.groups:
        original = around.original_of(group)
        for key in set(group.articles) & set(stories):
            if original == key:
                for other in around.outlets_of(group.articles, name):
                    takers[other].add(key)
            elif original:
                for other in around.outlets_of([original], name):
                    source[other].add(key)
    return source, takers


def count_crediting(name: str, stories: Mapping[str, LinkedArticle], around: Around) -> dict[str, int]:
    """Return, by outlet, how many articles of it credit one of the stories."""
    crediting = {(tie.a, tie.b) for tie in around.ties if tie.kind == "credits" and tie.b in stories}
    counts = Counter(other for a, _ in crediting for other in around.outlets_of([a], name))
    return dict(counts)


def rank(counts: Mapping[str, int]) -> tuple[Counted, ...]:
    """Return names with their counts, the largest first."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Counted(name, number) for name, number in ordered)
