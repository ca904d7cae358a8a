"""Origins: from the claims of an incident's articles to the far ends where its information entered.

The counting rules are in ``counting``; here the incident's web is made, counted and written down as
records, with the reason of every tie and of every refusal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.answered import Origin
from dateline.identity import make_id
from dateline.linking.carried import find_carried
from dateline.linking.chains import common_link, find_tails
from dateline.linking.changes import say_changes
from dateline.linking.counting import count_ends
from dateline.linking.credits import Bonds
from dateline.linking.days import published_day, write_day
from dateline.linking.ends import articles_of, find_ends
from dateline.linking.origin_ties import find_ties
from dateline.linking.texts import make_texts
from dateline.linking.threads import make_threads
from dateline.linking.voices import read_voices
from dateline.linking.weaving import weave

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.answered import Tie
    from dateline.linking.counting import Count
    from dateline.linking.ends import End
    from dateline.linking.linkage import CopyGroup, Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.texts import Text
    from dateline.linking.web import Web


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What an incident rests on. ``bearers``: origin ids by (article id, claim id).

    ``established``: the origins that are counted; ``apart``: the unnamed sources that may be one of
    these, with their chains, counted among ``not_established`` only.
    """

    established: tuple[Origin, ...]
    apart: tuple[Origin, ...]
    asserting: int
    denying: int
    doubting: int
    not_established: int
    common_link: str | None
    ties: tuple[Tie, ...]
    changes_if: tuple[str, ...]
    bearers: Mapping[Member, tuple[str, ...]]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Every far end that the texts name: those established first, then those kept apart."""
        return self.established + self.apart


def find_origins(
    incident: str,
    articles: Sequence[LinkedArticle],
    members: Iterable[Member],
    copies: Iterable[CopyGroup],
) -> Origins:
    """Return the origins of an incident from its stories and its members among their events."""
    copies = tuple(copies)
    bonds = Bonds(articles, copies)
    texts = make_texts(articles, copies)
    web = make_web(texts, members, bonds)
    ends = find_ends(web, find_tails(web))
    count = count_ends(web, ends, bonds)
    origins = [make_origin(incident, web, end) for end in count.origins]
    apart = [
        replace(make_origin(incident, web, doubt.end), established=False) for doubt in count.doubtful
    ]
    return Origins(
        established=tuple(sorted(origins, key=origin_order)),
        apart=tuple(sorted(apart, key=origin_order)),
        asserting=count.of("asserts"),
        denying=count.of("denies"),
        doubting=count.of("doubts"),
        not_established=count.not_established,
        common_link=link_of(count),
        ties=find_ties(web, count),
        changes_if=say_changes(web, count),
        bearers=find_bearers(web, count, origins),
    )


def make_web(texts: Sequence[Text], members: Iterable[Member], bonds: Bonds) -> Web:
    """Return the web of the voices in ``texts`` on an incident's events."""
    events: dict[str, list[str]] = {}
    for article, event in members:
        events.setdefault(article, []).append(event)
    spoken = [
        tuple(
            voice for one in text.articles for voice in read_voices(one, events.get(one.article.id, ()))
        )
        for text in texts
    ]
    carried = find_carried(texts, spoken)
    threads = [
        thread for number, voices in enumerate(carried.voices) for thread in make_threads(number, voices)
    ]
    web = weave(texts, threads, bonds)
    carried.lead(web)
    return web


def make_origin(incident: str, web: Web, end: End) -> Origin:
    """Return the record of one far end."""
    voices = [voice for index in end.threads for voice in web.threads[index].voices]
    articles = sorted({voice.article for voice in voices})
    claims = sorted({voice.claim for voice in voices if voice.claim})
    return Origin(
        origin_id(incident, web, end),
        end.name,
        end.kind,
        end.named,
        end.side,
        end.hearings,
        end.chains,
        tuple(articles),
        tuple(claims),
        first_seen(web, end),
    )


def origin_id(incident: str, web: Web, end: End) -> str:
    """Return an id that a further article keeps: by name, or by the first claim of an unnamed end."""
    if end.end == "named":
        return make_id("org", incident, end.side, "named", end.key)
    own = sorted(
        (web.texts[web.threads[index].text].articles[0].article.id, voice.claim or "", voice.name)
        for index in end.own
        for voice in web.threads[index].voices
    )
    return make_id("org", incident, end.side, end.end, *own[0])


def first_seen(web: Web, end: End) -> str | None:
    """Return the earliest day on which an article that has it from this end was published."""
    found = {name: one for index in end.threads for name, one in articles_of(web, index).items()}
    known = [day for one in found.values() if (day := published_day(one.article))]
    return write_day(min(known)) if known else None


def origin_order(origin: Origin) -> tuple[int, int, str, str]:
    """Return what origins are put in order by: side, then the number of articles that rest on them."""
    sides = ("asserts", "denies", "doubts", "allows")
    return sides.index(origin.side), -len(origin.articles), origin.name, origin.id


def link_of(count: Count) -> str | None:
    """Return the common link of the chains that end with an asserting origin."""
    chains = [chain for end in count.origins if end.side == "asserts" for chain in end.chains]
    return common_link(chains) if chains else None


def find_bearers(web: Web, count: Count, origins: Sequence[Origin]) -> dict[Member, tuple[str, ...]]:
    """Return for every claim of an article the origins it rests on."""
    found: dict[Member, set[str]] = {}
    for end, origin in zip(count.origins, origins, strict=True):
        for index in end.threads:
            for voice in web.threads[index].voices:
                if voice.claim:
                    found.setdefault((voice.article, voice.claim), set()).add(origin.id)
    return {key: tuple(sorted(ids)) for key, ids in sorted(found.items())}
