"""Actors across articles: spellings, bare surnames, states, acronyms, lists, decisions, and order."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dateline.identity import hash_text
from dateline.linking.actor_entries import Setting
from dateline.linking.actor_groups import find_actor_groups
from dateline.linking.actors import same_person
from dateline.linking.romanised import same_spelling
from dateline.linking.rulings import Ruling, Spot
from dateline.listing.listed import ListedActor, make_list
from dateline.records import Actor, Article, Mention, Published

PAIRS = Path(__file__).parent / "actor_pairs.tsv"


def person(name: str, country: str | None = None, role: str | None = "minister", **more: Any) -> Actor:
    more = {"public": role is not None, "sector": "GOV" if role else None} | more
    return actor(name, "person", country, role=role, **more)


def actor(name: str, kind: str = "government", country: str | None = None, **more: Any) -> Actor:
    mentions = (Mention(0, len(name), name, "name"),)
    return Actor(f"act:{hash_text(name)[:8]}", name, kind, country, mentions=mentions, **more)  # type: ignore[arg-type]  # words are checked by the records' users


def article(key: str, *actors: Actor, day: str = "2031-03-05") -> Article:
    text = f"Text {key}"
    return Article(
        id=f"art:{key}",
        kind="story",
        text=text,
        text_sha256=hash_text(text),
        actors=actors,
        published=Published(day, "meta") if day else Published(),  # type: ignore[arg-type]  # as above
    )


def groups(*articles: Article, **more: Any) -> set[frozenset[str]]:
    rulings = more.pop("rulings", ())
    names = {(one.id, each.id): each.name for one in articles for each in one.actors}
    found = find_actor_groups(articles, rulings, Setting(**more))
    return {frozenset(f"{spot.article[4:]}:{names[spot]}" for spot in group.members) for group in found}


def together(*articles: Article, **more: Any) -> bool:
    return len(groups(*articles, **more)) == 1


def test_spellings_of_one_name_are_found_and_traps_are_not() -> None:
    with PAIRS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = [row for row in rows if same_spelling(row["name"], row["other"])]
    right = [row for row in found if row["same"] == "yes"]
    assert len(right) / sum(row["same"] == "yes" for row in rows) >= 0.9
    assert len(right) / len(found) >= 0.95


def test_another_spelling_needs_a_second_sign() -> None:
    one = article("a", person("Khalifa Hemtar", "LY", "commander"))
    assert together(one, article("b", person("Khalifa Himter", "LY", "general")))
    assert together(one, article("b", person("Khalifa Himter", None, "commander")))
    assert not together(one, article("b", person("Khalifa Himter", None, "general")))
    assert not together(one, article("b", person("Khalifa Himter", "TN", "commander")))


def test_same_surname_with_another_given_name_stays_two() -> None:
    assert not together(
        article("a", person("Lena Ibarra", "PE")), article("b", person("Nora Ibarra", "PE"))
    )


@pytest.mark.parametrize(
    "other", [person("Mira Dovell", "CA"), person("Mira Dovell", "PE", "singer", sector="CVL")]
)
def test_one_full_name_of_another_country_or_field_stays_two(other: Actor) -> None:
    one = article("a", person("Mira Dovell", "PE"))
    assert not together(one, article("b", other))
    reasons = find_actor_groups([one, article("b", other)])[0].refusals
    assert reasons
    assert "Mira Dovell" in reasons[0]


def test_a_vague_namesake_joins_only_where_one_fits() -> None:
    peru, canada = article("a", person("Mira Dovell", "PE")), article("b", person("Mira Dovell", "CA"))
    vague = article("c", person("Mira Dovell"))
    assert together(peru, vague)
    assert len(groups(peru, canada, vague)) == 3


def test_a_bare_surname_joins_only_the_one_whom_it_fits() -> None:
    lena, nora = article("a", person("Lena Ibarra", "PE")), article("b", person("Nora Ibarra", "PE"))
    bare = article("c", person("Ibarra", "PE"))
    assert together(lena, bare)
    assert len(groups(lena, nora, bare)) == 3
    stories = {"art:b": "s", "art:c": "s"}
    assert frozenset({"b:Nora Ibarra", "c:Ibarra"}) in groups(lena, nora, bare, stories=stories)
    assert not together(lena, article("c", person("Ibarra", None, None, public=True)))


def test_a_private_name_is_not_joined_across_unrelated_articles() -> None:
    one, other = (article(key, person("Tom Arden", "PE", None)) for key in "ab")
    assert not together(one, other)
    assert not together(one, article("c", person("Tom Arden", "PE")))
    assert together(one, other, stories={"art:a": "s", "art:b": "s"})


def test_a_state_is_one_by_demonym_capital_and_metonym() -> None:
    names = ("Russia", "the Kremlin", "Moscow", "the Russian government")
    pages = [article(str(at), actor(name, country="RU")) for at, name in enumerate(names)]
    assert together(*pages)
    assert find_actor_groups(pages)[0].name == "Russia"
    ministry = article("m", actor("Russian Defense Ministry", country="RU"))
    assert len(groups(*pages, ministry)) == 2
    assert together(ministry, article("n", actor("Russia's Ministry of Defence", country="RU")))


def test_a_ministry_without_a_country_is_nobodys() -> None:
    one = article("a", actor("Defence Ministry", country="PE"))
    assert not together(one, article("b", actor("Defence Ministry")))
    assert together(one, article("b", actor("Defence Ministry")), stories={"art:a": "s", "art:b": "s"})


def test_an_acronym_joins_the_body_that_a_text_gives_it_for() -> None:
    long = article("a", actor("Rapid Mountain Forces", "armed_group", "SD", aliases=("RMF",)))
    short = article("b", actor("RMF", "armed_group"))
    assert together(long, short)
    bare = article("c", actor("Rapid Mountain Forces", "armed_group", "SD"))
    assert not together(bare, short)
    assert together(bare, article("d", actor("RMF", "armed_group", "SD")))


def test_the_users_list_joins_its_names_and_goes_before_the_texts() -> None:
    known = ListedActor("Tarnhelm Works", ("Old Foundry Group",), "organisation", "PE")
    pages = (
        article("a", actor("Tarnhelm Works", "organisation")),
        article("b", actor("Old Foundry Group", "organisation")),
    )
    assert not together(*pages)
    assert together(*pages, listed=make_list((known,)))


def ruling(one: Article, other: Article, *, joined: bool) -> Ruling:
    sides = [(Spot(each.text_sha256, "", each.actors[0].id),) for each in (one, other)]
    return Ruling(sides[0], sides[1], joined, "decided by Ada Lind")


def test_what_a_person_decides_goes_before_all_else() -> None:
    one, same = article("a", person("Mira Dovell", "PE")), article("b", person("Mira Dovell", "PE"))
    other = article("c", person("Ana Calder", "CA"))
    assert together(one, same)
    assert not together(one, same, rulings=[ruling(one, same, joined=False)])
    assert together(one, other, rulings=[ruling(one, other, joined=True)])
    assert not together(
        one, other, rulings=[ruling(one, other, joined=True), ruling(one, other, joined=False)]
    )


def test_roles_keep_their_days_and_whether_they_are_past() -> None:
    pages = [
        article("a", person("Mira Dovell", "PE", "president"), day="2031-01-02"),
        article("b", person("Mira Dovell", "PE", "president"), day="2031-02-02"),
        article("c", person("Mira Dovell", "PE", "former president"), day="2033-01-01"),
    ]
    (group,) = find_actor_groups(pages)
    told = {(role.words, role.first, role.last, role.past) for role in group.roles}
    assert told == {
        ("president", "2031-01-02", "2031-02-02", False),
        ("former president", "2033-01-01", "2033-01-01", True),
    }


def test_an_id_given_before_is_kept() -> None:
    old, new = article("b", person("Mira Dovell", "PE")), article("a", person("Mira Dovell", "PE"))
    (before,) = find_actor_groups([old])
    given = {f"{before.members[0].article} {before.members[0].actor}": before.id}
    (after,) = find_actor_groups([old, new], setting=Setting(given=given))
    assert after.id == before.id
    assert after.members[0].article == "art:a"


def made(chance: Random, key: int) -> Article:
    given, surnames = ("Lena", "Nora", "Khalifa", ""), ("Hemtar", "Himter", "Ibarra", "Dovell")
    countries, roles = ("PE", "LY", None), ("minister", "former president", "general", None)
    found = {}
    for _ in range(4):
        name = f"{chance.choice(given)} {chance.choice(surnames)}".strip()
        found[name] = person(name, chance.choice(countries), chance.choice(roles))
    for name in chance.sample(("RMF", "Rapid Mountain Forces", "Moscow", "Kremlin", "Army"), 2):
        alias = ("RMF",) if chance.random() < 0.3 else ()
        found[name] = actor(name, "military", chance.choice(countries), aliases=alias)
    return article(f"{key:03}", *found.values())


def test_the_order_of_articles_changes_no_group() -> None:
    chance = Random(7)  # noqa: S311  - the same articles every time
    pages = [made(chance, key) for key in range(60)]
    stories = {page.id: str(number // 4) for number, page in enumerate(pages)}
    whole = find_actor_groups(pages, (), Setting(stories=stories))
    chance.shuffle(pages)
    assert find_actor_groups(pages, (), Setting(stories=stories)) == whole


def test_the_key_of_incident_matching_takes_other_spellings() -> None:
    assert same_person("khalifa hemtar", "khalifa himter")
    assert same_person("himter", "khalifa hemtar")
    assert not same_person("nora ibarra", "lena ibarra")
    assert not same_person("pak", "jin park")


def test_a_role_tells_whom_a_bare_surname_fits() -> None:
    president = article("a", person("Lena Ibarra", "PE", "Peruvian president"))
    lawmaker = article("b", person("Nora Ibarra", "PE", "Peruvian lawmaker"))
    bare = article("c", person("Ibarra", "PE", "Peruvian president"))
    assert frozenset({"a:Lena Ibarra", "c:Ibarra"}) in groups(president, lawmaker, bare)


def test_a_government_that_is_only_described_is_its_state() -> None:
    described = actor("the Peruvian government", country="PE")
    mention = replace(described.mentions[0], kind="description")
    assert together(
        article("a", actor("Lima", country="PE")), article("b", replace(described, mentions=(mention,)))
    )
