"""Origins: the counting rules, one test a rule, and what must not add to the count."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.builders import Draft, Shelf, officials, paper, reprint
from tests.linking.world import ANCHOR, ANCHORS, FILLERS, denies, moved, tells

from dateline.answers.who_says import who_says
from dateline.records import Credit, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.answered import IncidentAnswer
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Stance

ICELANDERS = officials("Icelandic officials")


def ask(*articles: LinkedArticle) -> IncidentAnswer:
    """The answer on the incident most articles tell of."""
    return who_says(Shelf(articles), None)[0]


def chains(answer: IncidentAnswer, side: str = "asserts") -> set[tuple[str, ...]]:
    return {chain for origin in answer.origins if origin.side == side for chain in origin.chains}


NAMED = Source(text="Solveig Tangen", kind="official", named=True)
IMAGES = Source(text="satellite images", kind="imagery")


def test_one_source_of_one_article_is_one_origin() -> None:
    answer = ask(tells("Fjord Gazette", ICELANDERS))
    assert answer.asserting_origins == answer.independent_origins == 1
    assert chains(answer) == {("Fjord Gazette", "Icelandic officials")}
    assert answer.common_link is None


def test_a_copy_adds_an_article_and_no_origin() -> None:
    first = tells("Fjord Gazette", ICELANDERS)
    copy = reprint(first, "Tundra Post", originally_published_on="Fjord Gazette")
    answer = ask(first, copy)
    assert (answer.articles, answer.outlets, answer.asserting_origins) == (2, 2, 1)
    assert len(answer.copies[0]) == 2
    assert chains(answer) == {
        ("Fjord Gazette", "Icelandic officials"),
        ("Tundra Post", "Fjord Gazette", "Icelandic officials"),
    }
    assert answer.common_link == "Fjord Gazette"


def test_a_credit_to_a_held_paper_leads_to_its_unnamed_source() -> None:
    answer = ask(
        tells("Fjord Gazette", ICELANDERS),
        tells("Tundra Post", officials("two officials from Iceland"), via=["the Fjord Gazette"]),
        tells("Puffin Daily", paper("Fjord Gazette")),
    )
    assert (answer.asserting_origins, answer.not_established) == (1, 0)
    assert ("Tundra Post", "Fjord Gazette", "Icelandic officials") in chains(answer)
    assert ("Puffin Daily", "Fjord Gazette", "Icelandic officials") in chains(answer)
    assert answer.common_link == "Fjord Gazette"


@pytest.mark.parametrize(
    ("stance", "origin"), [("asserts", "brigade's fighters"), ("intends", "Solveig Tangen")]
)
def test_one_word_handed_on_is_one_origin(stance: Stance, origin: str) -> None:
    """Who claims it is the origin, whoever passes that on; who only reads another's mind says it."""
    draft = Draft("Tundra Post", f"Tangen said that a brigade's fighters claimed that {ANCHOR}.")
    outer = draft.claim(f"that a brigade's fighters claimed that {ANCHOR}", NAMED)
    fighters = Source(text="a brigade's fighters", kind="armed_group")
    inner = draft.claim(ANCHOR, fighters, stance=stance, within=outer)
    moved(draft, [outer, inner])
    answer = ask(draft.finish())
    assert answer.asserting_origins + answer.not_established == 1
    assert [one.name for one in answer.origins] == [origin]


def test_officials_after_a_credit_are_the_credited_papers() -> None:
    draft = Draft(
        "Tundra Post", f"{ANCHOR}, officials said. The Fjord Gazette first reported that {ANCHOR}."
    )
    claims = [draft.claim(ANCHOR, officials()), draft.claim(ANCHOR, paper("Fjord Gazette"))]
    moved(draft, claims)
    answer = ask(tells("Fjord Gazette", ICELANDERS), draft.finish())
    assert (answer.asserting_origins, answer.not_established) == (1, 0)
    assert len(answer.origins[0].articles) == 2


def test_a_link_to_the_papers_page_is_a_credit() -> None:
    draft = Draft("Tundra Post", f"{ANCHOR}, officials said, as first told elsewhere.")
    moved(draft, [draft.claim(ANCHOR, officials())])
    draft.link_to("elsewhere", "https://fjord.example/2031/radar?from=feed")
    first = tells("Fjord Gazette", ICELANDERS, url="https://www.fjord.example/2031/radar")
    answer = ask(first, draft.finish())
    assert (answer.asserting_origins, answer.not_established) == (1, 0)
    assert ("credits", draft.finish().article.id) in {(tie.kind, tie.a) for tie in answer.links}


def test_a_credited_paper_that_is_not_held_is_a_step_by_its_name() -> None:
    answer = ask(
        tells("Tundra Post", officials("Icelandic officials"), via=["The Absent Courier"]),
        tells("Puffin Daily", officials("officials in Iceland"), via=["Absent Courier"]),
        tells("Kelp Courier", paper("The Absent Courier")),
    )
    assert (answer.asserting_origins, answer.not_established) == (1, 0)
    assert answer.origins[0].name == "Icelandic officials"
    assert all(chain[1].endswith("Absent Courier") and len(chain) == 3 for chain in chains(answer))
    assert answer.common_link is not None


def test_a_paper_that_is_the_last_the_texts_name_is_the_far_end() -> None:
    answer = ask(
        tells("Tundra Post", paper("The Absent Courier")), tells("Kelp Courier", paper("Absent Courier"))
    )
    assert [(origin.kind, origin.hearings) for origin in answer.origins] == [("outlet", 1)]
    assert answer.asserting_origins == 1
    assert {chain[0] for chain in chains(answer)} == {"Tundra Post", "Kelp Courier"}


def test_a_chain_of_agency_and_paper_keeps_both() -> None:
    answer = ask(
        tells("Fjord Gazette", ICELANDERS),
        tells("Tundra Post", officials("Icelandic officials"), via=["Narwhal Agency", "Fjord Gazette"]),
    )
    assert ("Tundra Post", "Narwhal Agency", "Fjord Gazette", "Icelandic officials") in chains(answer)


def test_a_named_source_heard_by_two_outlets_is_one_origin_with_two_hearings() -> None:
    answer = ask(
        tells("Fjord Gazette", NAMED, claim={"told_to": "Fjord Gazette"}),
        tells("Tundra Post", NAMED, claim={"told_to": "the Tundra Post"}),
    )
    assert [(origin.name, origin.hearings) for origin in answer.origins] == [("Solveig Tangen", 2)]
    assert answer.common_link == "Solveig Tangen"


def test_two_persons_of_one_surname_stay_two() -> None:
    told = []
    for outlet, name in (("Fjord Gazette", "Solveig Tangen"), ("Tundra Post", "Odd Tangen")):
        told.append(person_tells(outlet, name))
    assert ask(*told).asserting_origins == 2
    assert ask(told[0], person_tells("Puffin Daily", "Tangen")).asserting_origins == 1
    assert ask(*told, person_tells("Puffin Daily", "Tangen")).asserting_origins == 3


def person_tells(outlet: str, name: str) -> LinkedArticle:
    draft = Draft(outlet, f"{ANCHOR}, {name} told {outlet}.")
    actor = draft.actor(name, "person", "NO")
    source = Source(text=name, actor=actor, kind="official", named=True)
    moved(draft, [draft.claim(ANCHOR, source)])
    return draft.finish()


def test_unnamed_sources_of_one_description_are_not_added() -> None:
    answer = ask(
        tells("Fjord Gazette", ICELANDERS), tells("Tundra Post", officials("Icelandic officials"))
    )
    assert (answer.asserting_origins, answer.not_established) == (1, 1)
    assert chains(answer) == {(each, "Icelandic officials") for each in ("Fjord Gazette", "Tundra Post")}
    refused = [tie for tie in answer.links if tie.kind == "same_source"]
    assert [(tie.score, "not established" in tie.reason) for tie in refused] == [(0.0, True)]
    assert any(sentence.startswith("if ") and sentence.endswith(": 2") for sentence in answer.changes_if)


def test_officials_of_no_country_may_be_those_already_counted() -> None:
    answer = ask(
        tells("Fjord Gazette", ICELANDERS, officials("Norwegian officials")),
        tells("Tundra Post", officials()),
    )
    assert (answer.asserting_origins, answer.not_established) == (2, 1)


def test_unnamed_sources_of_two_countries_or_kinds_are_two() -> None:
    other = Source(text="two witnesses", kind="witness")
    answer = ask(tells("Fjord Gazette", ICELANDERS, other, officials("Norwegian officials")))
    assert answer.asserting_origins == 3


def test_shared_words_make_unnamed_sources_one() -> None:
    quote = "They took the crates away in the dark and told us to say nothing"
    told = []
    for outlet in ("Fjord Gazette", "Tundra Post"):
        words = ANCHORS.get(outlet, ANCHOR)
        draft = Draft(outlet, f"{words}. {FILLERS[outlet]} “{quote},” officials said to the {outlet}.")
        moved(draft, [draft.claim(f"“{quote},”", officials(), direct=True)], anchor=words)
        told.append(draft.finish())
    answer = ask(*told)
    assert (answer.asserting_origins, answer.not_established) == (1, 0)
    assert any("quotation" in tie.reason for tie in answer.links if tie.kind == "same_source")


def test_imagery_that_an_outlet_saw_itself_is_an_origin() -> None:
    draft = Draft(
        "Fjord Gazette", f"{ANCHOR}, satellite images seen by the Gazette show, and officials said so."
    )
    claim = draft.claim(ANCHOR, IMAGES, venue="seen")
    moved(draft, [claim, draft.claim(ANCHOR, ICELANDERS)])
    answer = ask(draft.finish())
    assert {origin.kind for origin in answer.origins} == {"imagery", "official"}
    assert answer.asserting_origins == 2


def test_what_an_outlet_asserts_without_naming_anyone_is_not_established() -> None:
    answer = ask(tells("Fjord Gazette"), tells("Tundra Post", Source(kind="unstated")))
    assert (answer.asserting_origins, answer.not_established) == (0, 2)
    assert answer.origins == ()


def test_a_shared_text_that_names_nobody_counts_once() -> None:
    first = tells("Fjord Gazette")
    answer = ask(first, reprint(first, "Tundra Post"))
    assert (answer.articles, answer.not_established) == (2, 1)


def test_who_denies_never_adds_to_the_asserting() -> None:
    answer = ask(
        tells("Fjord Gazette", ICELANDERS),
        denies("Tundra Post", Source(text="Norway's harbour ministry", kind="government", named=True)),
        tells("Puffin Daily", Source(text="analysts", kind="expert"), claim={"stance": "doubts"}),
    )
    assert (answer.asserting_origins, answer.denying_origins, answer.doubting_origins) == (1, 1, 1)
    assert [dispute.kind for dispute in answer.disputes] == ["status"]


def test_a_spokesman_and_the_government_he_speaks_for_are_one() -> None:
    spokesman = Source(text="a Norwegian government spokesman", kind="government")
    answer = ask(
        tells("Fjord Gazette", ICELANDERS),
        denies("Tundra Post", spokesman),
        denies("Puffin Daily", Source(text="Norway", kind="government", named=True)),
    )
    assert answer.denying_origins == 1


def test_a_country_that_says_so_may_be_its_officials() -> None:
    country = Source(text="Iceland", kind="government", named=True)
    answer = ask(tells("Fjord Gazette", ICELANDERS), tells("Tundra Post", country))
    assert (answer.asserting_origins, answer.not_established) == (1, 1)
    answer = ask(
        tells("Fjord Gazette", ICELANDERS), tells("Tundra Post", country, via=["Fjord Gazette"])
    )
    assert (answer.asserting_origins, answer.not_established) == (1, 0)


def test_a_bare_pronoun_is_an_unnamed_source() -> None:
    answer = ask(tells("Fjord Gazette", Source(text="they", kind="other")))
    assert [(origin.name, origin.named) for origin in answer.origins] == [("unnamed source", False)]


def test_a_circle_of_credits_ends_and_adds_nothing() -> None:
    answer = ask(
        tells("Fjord Gazette", paper("Tundra Post")), tells("Tundra Post", paper("Fjord Gazette"))
    )
    assert (answer.asserting_origins, answer.not_established) == (0, 1)


def test_a_circle_of_officials_has_one_end() -> None:
    answer = ask(
        tells("Fjord Gazette", officials(), via=["Tundra Post"]),
        tells("Tundra Post", officials(), via=["Fjord Gazette"]),
    )
    assert answer.asserting_origins == 1
    assert all(len(set(chain)) == len(chain) for chain in chains(answer))


def test_an_outlet_that_cites_itself_is_no_step() -> None:
    answer = ask(tells("Fjord Gazette", ICELANDERS, via=["the Fjord Gazette"]))
    assert chains(answer) == {("Fjord Gazette", "Icelandic officials")}
    only = ask(tells("Fjord Gazette", paper("Fjord Gazette")))
    assert (only.asserting_origins, only.not_established) == (0, 1)


def test_an_agency_that_wrote_the_text_is_a_step() -> None:
    page = {"agency": "Narwhal Agency", "credits": (Credit("Narwhal Agency", "agency"),)}
    answer = ask(tells("Fjord Gazette", ICELANDERS, page=page))
    assert chains(answer) == {("Fjord Gazette", "Narwhal Agency", "Icelandic officials")}


def test_a_claim_inside_a_papers_claim_goes_through_the_paper() -> None:
    draft = Draft("Tundra Post", f"The Absent Courier reported that officials said that {ANCHOR}.")
    outer = draft.claim(f"officials said that {ANCHOR}", paper("Absent Courier"))
    inner = draft.claim(ANCHOR, officials(), within=outer)
    moved(draft, [outer, inner])
    assert chains(ask(draft.finish())) == {("Tundra Post", "Absent Courier", "officials")}


WORLD = (
    tells("Fjord Gazette", ICELANDERS, officials("Norwegian officials")),
    tells("Tundra Post", officials("officials"), via=["Fjord Gazette"]),
    tells("Puffin Daily", paper("Fjord Gazette"), NAMED),
    tells("Kelp Courier", officials()),
    tells("Moss Tribune"),
    denies("Lava Times", officials("Norwegian officials")),
    reprint(tells("Fjord Gazette", ICELANDERS, officials("Norwegian officials")), "Reef News"),
    tells("Cod Weekly", paper("Absent Courier")),
)


@settings(deadline=None, max_examples=40)
@given(order=st.permutations(range(len(WORLD))))
def test_the_answer_does_not_depend_on_the_order_of_reading(order: list[int]) -> None:
    assert ask(*(WORLD[index] for index in order)) == ask(*WORLD)


@settings(deadline=None, max_examples=40)
@given(kept=st.sets(st.integers(0, len(WORLD) - 1), min_size=1))
def test_every_count_names_its_members(kept: set[int]) -> None:
    answer = ask(*(WORLD[index] for index in sorted(kept)))
    counted = [origin.side for origin in answer.origins if origin.established]
    apart = [origin for origin in answer.origins if not origin.established]
    refused = [tie for tie in answer.links if tie.kind == "same_source" and tie.score == 0]
    assert answer.asserting_origins == counted.count("asserts")
    assert answer.denying_origins == counted.count("denies")
    assert answer.not_established >= len(apart)
    assert bool(refused) == bool(apart)
    assert all(origin.articles and origin.chains and origin.hearings for origin in answer.origins)
    assert {article for origin in answer.origins for article in origin.articles} <= set(
        answer.article_ids
    )
    assert len({origin.id for origin in answer.origins}) == len(answer.origins)


@pytest.mark.parametrize("count", [200])
def test_hundreds_of_reports_in_a_ring_of_credits_take_seconds(count: int) -> None:
    told: Iterable[LinkedArticle] = [
        tells(f"Ring {number}", officials(), via=[f"Ring {(number + 1) % count}"])
        for number in range(count)
    ]
    start = time.process_time()
    answer = ask(*told)
    assert time.process_time() - start < 15
    assert answer.asserting_origins == 1
