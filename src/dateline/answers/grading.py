"""Analysts' own grades beside an answer: shown with who gave them, and no part of any count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from dateline.ledger.grades import claim_key, name_hash
from dateline.linking.folding import name_key
from dateline.reviewed import GradeGiven
from dateline.reviewing.matching import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.answers.store import Store
    from dateline.ledger.grades import Grade
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Claim


def add_grades(
    store: Store, answers: Iterable[IncidentAnswer], grades: Sequence[Grade]
) -> Iterator[IncidentAnswer]:
    """Yield the answers, with the grades in force on their claims, sources and outlets, if any."""
    counting = [grade for grade in grades if grade.in_force and grade.name]
    for answer in answers:
        given = find_grades(store, answer, counting) if counting else ()
        yield replace(answer, grades=given) if given else answer


def find_grades(store: Store, answer: IncidentAnswer, grades: Sequence[Grade]) -> tuple[GradeGiven, ...]:
    """Return the grades that are about an answer, in the order of time."""
    borne = {claim for origin in answer.origins for claim in origin.claims}
    borne |= {piece.claim for piece in answer.evidence if piece.claim}
    told: dict[str, set[str]] = {}
    for one in store.articles_of(answer.article_ids):
        for claim in one.article.claims:
            if claim.id in borne:
                for key in keys_of(one, claim):
                    told.setdefault(key, set()).add(claim.id)
        told.setdefault(f"outlet {name_hash(name_key(one.article.outlet or ''))}", set())
    pairs = [(grade, told.get(f"{grade.kind} {grade.key}")) for grade in grades]
    return tuple(give(grade, claims) for grade, claims in pairs if claims is not None)


def keys_of(one: LinkedArticle, claim: Claim) -> Iterator[str]:
    """Yield what grades of a claim, of its sources and of its outlet would be kept by."""
    article = one.article
    names = {actor.id: actor.name for actor in article.actors}
    yield f"claim {claim_key(article.text_sha256, key_of(claim))}"
    yield f"outlet {name_hash(name_key(article.outlet or ''))}"
    for source in claim.sources:
        for name in {source.text or "", names.get(source.actor or "", "")} - {""}:
            yield f"source {name_hash(name_key(name))}"


def give(grade: Grade, claims: set[str]) -> GradeGiven:
    """Return a grade as an answer shows it."""
    value = cast("Any", grade.grade)
    is_claim = grade.kind == "claim"
    return GradeGiven(
        grade.kind,
        grade.name,
        None if is_claim else value,
        value if is_claim else None,
        grade.by,
        grade.at,
        grade.why,
        tuple(sorted(claims)),
    )
