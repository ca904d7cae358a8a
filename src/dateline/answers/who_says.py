"""Who says so: the incidents of a ledger that fit a question, each with what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answered import IncidentAnswer
from dateline.answers.case import BATCH, open_cases
from dateline.answers.counted import last_day
from dateline.answers.derived import mark_passages
from dateline.answers.evidence import find_evidence
from dateline.answers.facts import describe_incident
from dateline.answers.filters import EVERYTHING, answers_to, is_heard
from dateline.answers.heard import hear_all
from dateline.answers.searching import forms, rank, read_question, weigh
from dateline.answers.standing import find_standing
from dateline.answers.titles import make_title
from dateline.hosts import host_of
from dateline.ledger.sought import Sought
from dateline.linking.disputes import find_disputes
from dateline.linking.folding import fold_words, name_key
from dateline.linking.linkage import Weight
from dateline.linking.origins import find_origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import Tie
    from dateline.answers.case import Case
    from dateline.answers.filters import Wanted
    from dateline.answers.heard import Heard
    from dateline.answers.searching import Held
    from dateline.answers.standing import Standing
    from dateline.answers.store import ToldStore
    from dateline.linking.linkage import CopyGroup, IncidentGroup
    from dateline.linking.origins import Origins


def who_says(
    store: ToldStore, words: str | None, wanted: Wanted = EVERYTHING
) -> tuple[IncidentAnswer, ...]:
    """Return the answer on every incident that holds ``words`` and is ``wanted``, the best first.

    Incidents that hold all the words are answered; where there are none, those that hold most of
    them. Without words all are answered: those that most independent origins assert first, then the
    latest.
    """
    asked = read_question(words)
    groups = whole(store, choose(store, asked, wanted))
    answers = (answer(case) for case in open_cases(store, groups))
    found = [each for each in answers if answers_to(each, wanted)]
    return tuple(found if asked else sorted(found, key=weight))


def whole(store: ToldStore, groups: Iterable[IncidentGroup]) -> list[IncidentGroup]:
    """Return incidents with all their members, in the order given."""
    ids = [group.id for group in groups]
    found = {group.id: group for group in store.incident_groups_with(ids)}
    return [found[key] for key in ids if key in found]


def choose(store: ToldStore, asked: Sequence[str], wanted: Wanted) -> list[IncidentGroup]:
    """Return the incidents that fit a question, ranked; of their members some may be left out."""
    if wanted.actors:
        wanted = replace(wanted, spots=store.actor_spots(wanted.actors))
    if not asked:
        return fitting(store, wanted)
    if is_plain(wanted):
        return rank(weigh_all(store, asked), store.incidents_counted())
    held = [weigh(heard, asked) for heard in near(store, wanted)]
    return rank(held, len(held))


def fitting(store: ToldStore, wanted: Wanted) -> list[IncidentGroup]:
    """Return the incidents that have what is wanted, ordered by id.

    Where it is one thing, only what the stories tell that may hold it is read; where nothing is, none.
    """
    if is_plain(wanted):
        return list(store.incident_groups())
    stories = store.stories_holding(seek(wanted))
    if stories is None:
        return [heard.group for heard in near(store, wanted)]
    names = [f" {' '.join(fold_words(name))} " for name in (*wanted.actors, *wanted.places)]
    by_spot = {article for article, _ in wanted.spots}
    told = (*store.tellings_of(stories - by_spot, names), *store.tellings_of(stories & by_spot))
    heard = hear_all(store.incident_parts(one.article for one in told), told)
    return [one.group for one in heard if is_heard(one, wanted)]


def weigh_all(store: ToldStore, asked: Sequence[str]) -> list[Held]:
    """Return how the words of a question fit all incidents that hold one of them.

    Only what the stories tell that may hold one is read; of the others the tables tell what is needed.
    """
    stories = store.stories_holding(seek(EVERYTHING, asked))
    if stories is None:
        return [weigh(heard, asked) for heard in near(store, EVERYTHING, asked)]
    tellings = store.tellings_of(stories, [form for word in asked for form in forms(word)])
    heard = hear_all(store.incident_parts(one.article for one in tellings), tellings)
    told = store.incidents_told_of(one.group.id for one in heard)
    return [weigh(one, asked, told[one.group.id]) for one in heard]


def is_plain(wanted: Wanted) -> bool:
    """Tell whether every incident fits, as far as its articles tell it by themselves."""
    return replace(wanted, origins=0, disputed=False) == EVERYTHING


def near(store: ToldStore, wanted: Wanted, asked: Sequence[str] = ()) -> Iterator[Heard]:
    """Yield what fits; the index leaves out what holds no name that is wanted and no word."""
    groups = store.incident_groups_near(seek(wanted, asked))
    for start in range(0, len(groups), BATCH):
        batch = groups[start : start + BATCH]
        told = store.tellings_of({article for group in batch for article, _ in group.members})
        yield from (one for one in hear_all(batch, told) if is_heard(one, wanted))


def seek(wanted: Wanted, asked: Sequence[str] = ()) -> Sought:
    """Return what the tables and the index of a ledger are asked for."""
    return Sought(
        words=tuple(asked),
        actors=wanted.actors,
        places=wanted.places,
        spots=wanted.spots,
        types=wanted.types,
        outlets=wanted.outlets,
        since=wanted.since,
        until=wanted.until,
    )


def weight(answer: IncidentAnswer) -> tuple[tuple[int, int, int], str]:
    """Return what answers to no question are put in order by: origins, distinct texts, latest, id."""
    texts = answer.articles - sum(len(group) - 1 for group in answer.copies)
    latest = last_day(answer.incident.latest, answer.origins)
    return Weight(answer.independent_origins, texts, latest).order, answer.incident.id


def answer(case: Case) -> IncidentAnswer:
    """Return the answer on one incident."""
    ids = tuple(one.article.id for one in case.articles)
    copies = case.around.copies_of(ids)
    held = find_standing(case, copies)
    origins = find_origins(case.group.id, held.articles, held.members, held.copies)
    return IncidentAnswer(
        incident=describe_incident(case, title_of(case, held, origins)),
        articles=len(ids),
        article_ids=ids,
        outlets=len({outlet_key(case, number) for number in range(len(ids))}),
        copies=copies_among(copies, ids),
        origins=origins.origins,
        asserting_origins=origins.asserting,
        denying_origins=origins.denying,
        doubting_origins=origins.doubting,
        not_established=origins.not_established,
        independent_origins=origins.asserting,
        common_link=origins.common_link,
        links=links_of(case, origins),
        disputes=find_disputes(held.latest, held.members, held.copies, origins, case.around.names),
        changes_if=origins.changes_if,
        evidence=find_evidence(case, origins),
        versions=case.versions,
    )


def title_of(case: Case, held: Standing, origins: Origins) -> str:
    """Return the title of an incident by what of it stands; where nothing does, it says so."""
    if held.members:
        return make_title(held.case, origins)
    return f"Withdrawn since: {make_title(case, origins)}"


def outlet_key(case: Case, number: int) -> str:
    """Return what an article's outlet is counted by; one that is not known counts by its page."""
    one = case.articles[number]
    return name_key(one.article.outlet or "") or host_of(one.url) or one.capture


def copies_among(copies: Sequence[CopyGroup], ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the members of copy groups that are among the incident's articles, in order."""
    wanted = frozenset(ids)
    held = (tuple(article for article in group.articles if article in wanted) for group in copies)
    return tuple(sorted(group for group in held if len(group) > 1))


def links_of(case: Case, origins: Origins) -> tuple[Tie, ...]:
    """Return the ties among the articles, among the events, and of teasers to the articles."""
    ids = {one.article.id for one in case.articles}
    events = {event.id for _, event in case.told}
    stored = case.around.ties_of(sorted(ids | events))
    known = [
        tie for tie in stored if {tie.a, tie.b} <= ids or {tie.a, tie.b} <= events or points(tie, ids)
    ]
    kept = {(tie.a, tie.b, tie.kind, tie.score > 0): tie for tie in (*origins.ties, *known)}
    articles = {one.article.id: one for one in case.articles}
    return tuple(mark_passages((kept[key] for key in sorted(kept)), articles))


def points(tie: Tie, ids: set[str]) -> bool:
    """Tell whether a tie leads from a teaser to one of the articles."""
    return tie.kind == "same_event" and tie.b in ids
