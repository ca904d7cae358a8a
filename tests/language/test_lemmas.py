from __future__ import annotations

import pytest

from dateline.language.lemmas import lemma
from dateline.tables import read_column

CASES = {
    "VERB": "said say|denied deny|told tell|sought seek|fled flee|denies deny|arriving arrive|banned ban"
    "|killing kill|agreed agree|took take|goes go|led lead|left leave|dying die|lying lie|vetoed veto"
    "|controlled control|visited visit|struck strike|withdrew withdraw|overthrown overthrow|put put"
    "|seizing seize|freed free|blaming blame|claims claim|pushes push|blocked block|quit quit"
    "|decoupled decouple|zigzagged zigzag|relocalised relocalise",
    "NOUN": "troops troop|forces force|airbases airbase|militias militia|countries country"
    "|spokesmen spokesman|gunmen gunman|people people|children child|lives life|crises crisis"
    "|attacks attack|buses bus|viruses virus|churches church|boxes box|news news|critics critic"
    "|headquarters headquarters|politics politics|1990s 1990s|press press|status status"
    "|houses house|sanctions sanction",
    "AUX": "was be|’s be|has have|’ve have|did do|wo will|ca can|’d would|might might",
    "ADJ": "latest late|larger large|biggest big|earlier early|better good|worst bad|eastern eastern",
    "PART": "n’t not|n't not|to to",
    "PRON": "them they|him he|us we|who who",
    "PROPN": "Haddad haddad|Forces forces|U.S. u.s.",
}
FORMS = [(pair.split(), tag) for tag, pairs in CASES.items() for pair in pairs.split("|")]


@pytest.mark.parametrize(("pair", "tag"), FORMS, ids=[f"{pair[0]}-{tag}" for pair, tag in FORMS])
def test_a_form_has_this_lemma(pair: list[str], tag: str) -> None:
    form, expected = pair
    assert lemma(form, tag) == expected
    assert lemma(form.upper(), tag) == expected


@pytest.mark.parametrize(
    ("word", "tag", "fine", "expected"),
    [
        ("glass", "NOUN", "NN", "glass"),
        ("series", "NOUN", "NN", "series"),
        ("lens", "NOUN", "NN", "lens"),
        ("found", "VERB", "VB", "found"),
        ("found", "VERB", "VBD", "find"),
        ("number", "ADJ", "JJ", "number"),
        ("murkier", "ADJ", "JJR", "murky"),
        ("sooner", "ADV", "RBR", "soon"),
        ("slightest", "ADJ", "JJS", "slight"),
        ("best", "ADJ", "JJS", "good"),
        ("her", "PRON", "PRP", "she"),
        ("her", "PRON", "PRP$", "her"),
        ("’", "PART", "POS", "'s"),
        ("n't", "PART", "RB", "not"),
    ],
)
def test_the_english_tag_decides_what_the_form_leaves_open(
    word: str, tag: str, fine: str, expected: str
) -> None:
    assert lemma(word, tag, fine) == expected


def test_known_verbs_get_back_the_e_they_lost() -> None:
    known = read_column("language_verbs", "verb")
    lost = [verb for verb in known if verb[-1] == "e" and verb[-2] not in "eoiy" and len(verb) > 3]
    plain = [verb for verb in lost if verb[:-1] not in known and not verb.endswith("inge")]
    assert len(plain) > 300
    assert {verb: lemma(verb[:-1] + "ing", "VERB") for verb in plain} == {verb: verb for verb in plain}


def test_a_very_long_word_is_its_own_lemma() -> None:
    assert lemma("A" * 10_000 + "ing", "VERB") == "a" * 10_000 + "ing"
