"""No span leaves that does not equal its words, and nothing refers to what was dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import HouseError
from dateline.identity import hash_text
from dateline.records import (
    Actor,
    Article,
    Claim,
    Event,
    EventPlace,
    Mention,
    Participant,
    Place,
    Quantity,
    Sentence,
    Source,
    Span,
    StatusBy,
    Time,
)
from dateline.soundness import make_sound

TEXT = "Nera said on Monday that two men were hurt in Karavo."


def cut(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words), words)


def mention(words: str) -> Mention:
    span = cut(words)
    return Mention(span.start, span.end, span.text, "name")


ACTOR = Actor("act:1", "Nera", mentions=(mention("Nera"),))
PLACE = Place("plc:1", "Karavo", (mention("Karavo"),))
TIME = Time("tmx:1", cut("Monday"), "DATE", anchor="event:evt:1")
QUANTITY = Quantity("qty:1", cut("two"), "injured", 2, according_to=("clm:1",), event="evt:1")
CLAIM = Claim(
    "clm:1",
    0,
    (cut("that two men were hurt"),),
    sources=(Source((cut("Nera"),), "Nera", "act:1"),),
    said_when="tmx:1",
)
EVENT = Event(
    id="evt:1",
    type="OTHER",
    anchor=cut("hurt"),
    trigger=cut("hurt"),
    actors=(Participant("act:1", (cut("Nera"),)),),
    places=(EventPlace("plc:1", "at", (cut("Karavo"),)),),
    when="tmx:1",
    according_to=("clm:1",),
    status_by=(StatusBy("clm:1", "happened"),),
    quantities=("qty:1",),
)
ARTICLE = Article(
    id="art:1",
    kind="story",
    text=TEXT,
    text_sha256=hash_text(TEXT),
    sentences=(Sentence(0, len(TEXT), 0),),
    actors=(ACTOR,),
    places=(PLACE,),
    times=(TIME,),
    quantities=(QUANTITY,),
    claims=(CLAIM,),
    events=(EVENT,),
)


def test_a_sound_article_is_left_as_it_is() -> None:
    sound, notes = make_sound(ARTICLE)
    assert sound is ARTICLE
    assert notes == ()


@pytest.mark.parametrize(
    "span",
    [
        Span(0, 4, "Sela"),
        Span(1, 5, "Nera"),
        Span(-4, 3, ""),
        Span(0, 400, TEXT),
        Span(90, 94, "Nera"),
        Span(3, 3, ""),
    ],
)
def test_a_claim_with_a_broken_span_is_dropped(span: Span) -> None:
    wrong = replace(CLAIM, content=(CLAIM.content[0], span))
    sound, (note,) = make_sound(replace(ARTICLE, claims=(wrong,)))
    assert sound.claims == ()
    assert (note.level, note.code) == ("error", "span-broken")
    assert "1 of the claims of art:1" in note.message


def test_nothing_refers_to_a_dropped_claim() -> None:
    wrong = replace(CLAIM, cue=(Span(0, 4, "said"),))
    inner = replace(CLAIM, id="clm:2", within="clm:1")
    sound, _ = make_sound(replace(ARTICLE, claims=(wrong, inner)))
    assert sound.claims == (replace(inner, within=None),)
    assert sound.events == (replace(EVENT, according_to=(), status_by=()),)
    assert sound.quantities == (replace(QUANTITY, according_to=()),)


def test_nothing_refers_to_other_things_dropped() -> None:
    wrong = mention("Nera")
    broken = replace(
        ARTICLE,
        actors=(replace(ACTOR, mentions=(replace(wrong, text="Sela"),)),),
        places=(replace(PLACE, mentions=(replace(wrong, end=900),)),),
        times=(replace(TIME, span=Span(0, 1, "x")),),
        quantities=(replace(QUANTITY, group=(Span(0, 1, "x"),)),),
    )
    sound, notes = make_sound(broken)
    assert (sound.actors, sound.places, sound.times, sound.quantities) == ((), (), (), ())
    assert len(notes) == 4
    (event,) = sound.events
    assert event.actors == (Participant(None, (cut("Nera"),)),)
    assert (event.places, event.when, event.quantities) == ((), None, ())
    (claim,) = sound.claims
    assert claim.sources == (replace(CLAIM.sources[0], actor=None),)
    assert claim.said_when is None


def test_an_anchor_at_a_dropped_event_is_dropped() -> None:
    sound, _ = make_sound(replace(ARTICLE, events=(replace(EVENT, trigger=Span(0, 1, "x")),)))
    assert sound.times == (replace(TIME, anchor=None),)
    assert sound.quantities == (replace(QUANTITY, event=None),)


def test_sentences_outside_the_text_are_a_bug() -> None:
    outside = Sentence(0, len(TEXT) + 1, 0)
    with pytest.raises(HouseError, match="sentences"):
        make_sound(replace(ARTICLE, sentences=(*ARTICLE.sentences, outside)))


def test_the_second_of_two_with_one_id_is_dropped() -> None:
    sound, (note,) = make_sound(replace(ARTICLE, claims=(CLAIM, replace(CLAIM, stance="denies"))))
    assert sound.claims == (CLAIM,)
    assert note.code == "id-twice"
    assert sound.events == ARTICLE.events
