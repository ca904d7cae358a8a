"""Masked reports and answers: the names are gone from every field, and every span holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UnsetType
from tests.conftest import check_schema

from dateline import jsons
from dateline.answered import SharedPassage, Tie, Version
from dateline.answers.sharing import SHARING, Sharing, share
from dateline.answers.who_says import who_says
from dateline.cli import cli
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger
from dateline.records import Hyperlink, Mention, Note, Report, Span
from dateline.rights.masks import mask_answer, mask_report, mask_words
from dateline.rights.rewriting import Edit, Edited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dateline.answered import IncidentAnswer
    from dateline.records import Article

HIDDEN = ("Lena", "Tomas", "Pavel", "Onwu", "Brandt", "lena")


@pytest.fixture(scope="module")
def masked(fire: Report) -> Report:
    story = fire.articles[0]
    at = story.text.index("Lena Ibarra")
    named = replace(
        story,
        title="LENA IBARRA dies in fire on Ibarra Street",
        corrections=("An earlier version misspelt Mrs Ibarra's name.",),
        canonical_url="https://mirn.example/news/ibarra-fire",
        links=(Hyperlink(Span(at, at + 4, "Lena"), "https://mirn.example/people/lena-ibarra"),),
    )
    page = replace(fire.page, source="pages/lena-ibarra.html", url="https://lenaibarra.example/x")
    return mask_report(replace(fire, page=page, articles=(named,), notes=(Note("info", "x", "Lena"),)))


def spans_in(value: Any) -> Iterator[Span | Mention]:
    if isinstance(value, Span | Mention):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans_in(getattr(value, name))


def test_no_name_is_left_anywhere(masked: Report) -> None:
    (article,) = masked.articles
    said = jsons.encode_text(replace(masked, articles=(replace(article, allusions=()),)))
    assert [word for word in HIDDEN if word in said] == []
    left = said.replace("Ibarra Street", "").replace("Ibarra Foundation", "").replace("Dana Ibarra", "")
    assert "Ibarra" not in left
    assert "ibarra" not in left


def test_the_report_still_fits_its_schema_and_every_span_holds(masked: Report) -> None:
    check_schema(masked)
    article = masked.articles[0]
    spans = list(spans_in(article))
    assert len(spans) > 40
    assert all(article.text[one.start : one.end] == one.text for one in spans)
    assert all(article.text[one.start : one.end].strip() for one in article.sentences)


def test_the_text_reads_on(masked: Report) -> None:
    text = masked.articles[0].text
    assert "killed a person [1], 34, and her son a person [2], 6, on Tuesday" in text
    assert "a person [1]'s husband, a person [3], was at work" in text
    assert "Fire chief Dana Ibarra" in text
    assert "The Ibarra Foundation" in text
    assert "Mayor Ivo Calder visited Ibarra Street" in text
    assert "The a person [1] Fund" in text
    assert '"a person [1] was kind,"' in text
    assert text.endswith("https://mirn.example/ and https://mirn.example/\n") or "lena" not in text


def test_words_about_the_article(masked: Report) -> None:
    article = masked.articles[0]
    assert article.title == "a person [1] dies in fire on Ibarra Street"
    assert article.canonical_url == "https://mirn.example/"
    assert article.links[0].href == "https://mirn.example/"
    assert article.links[0].span.text == "a person [1]"
    assert masked.page.url == "https://masked.invalid/"
    assert masked.page.source == "pages/a person [1].html"
    assert masked.notes[0].message == "a person [1]"


def test_a_place_of_the_same_name_is_no_person(masked: Report) -> None:
    assert [one.place.name for one in masked.articles[0].allusions if one.span.text == "Ibarra"]
    assert "a person" not in jsons.encode_text(masked.articles[0].allusions)
    assert "a person" not in jsons.encode_text(masked.articles[0].places)


def test_actors_and_sources(masked: Report) -> None:
    article = masked.articles[0]
    names = {actor.name for actor in article.actors}
    assert {"a person [1]", "a person [2]", "a person [3]", "Dana Ibarra", "Ivo Calder"} <= names
    husband = next(actor for actor in article.actors if actor.name == "a person [3]")
    assert husband.role == "a person [1]'s husband"
    said = [source.text for claim in article.claims for source in claim.sources]
    assert "Calder" in said
    assert any(text and "Dana Ibarra" in text for text in said)


def test_a_report_without_private_people_is_as_it_was(article_of: Callable[[str], Article]) -> None:
    article = article_of("Mayor Mira Dovell said on Friday that the bridge at Karavo was open.")
    report = Report(check_page(), (article,))
    assert mask_report(report) == report


def check_page() -> Any:
    from dateline.records import PageFacts  # noqa: PLC0415  - one use

    return PageFacts(f"sha256:{'0' * 64}", "pages/x.txt")


@pytest.fixture
def ledger(tmp_path: Path, fire: Report) -> Iterator[Ledger]:
    from tests.rights.conftest import FIRE  # noqa: PLC0415  - the text of the fixture

    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        opened.add(FIRE.encode(), fire, "reader/1", "{}")
        link_ledger(opened)
        yield opened


def fires(ledger: Ledger) -> tuple[IncidentAnswer, ...]:
    return who_says(ledger, "fire")


def test_answers_for_sharing(ledger: Ledger) -> None:
    plain = fires(ledger)
    assert "Lena Ibarra" in jsons.encode_text(plain)
    shared = tuple(share(ledger, plain, SHARING))
    said = jsons.encode_text(shared)
    assert [word for word in HIDDEN if word in said] == []
    assert "a person [1]" in said
    assert [one.incident.id for one in shared] == [one.incident.id for one in plain]
    assert {piece.url for one in shared for piece in one.evidence} == {"fire.txt"}


def test_names_may_be_asked_for(ledger: Ledger) -> None:
    shared = tuple(share(ledger, fires(ledger), Sharing(masked=False)))
    assert "Lena Ibarra" in jsons.encode_text(shared)


def test_a_quotation_that_cuts_a_name_shows_none_of_it(ledger: Ledger, fire: Report) -> None:
    answer = fires(ledger)[0]
    article = fire.articles[0]
    at = article.text.index("Lena Ibarra")
    piece = replace(answer.evidence[0], span=Span(at + 5, at + 14, article.text[at + 5 : at + 14]))
    (found,) = mask_answer(replace(answer, evidence=(piece,)), [article]).evidence
    assert found.span.text == "a person [1], 3"
    assert (found.span.start, found.span.end) == (at + 5, at + 14)


def test_versions_are_masked_by_where_their_passages_stand(ledger: Ledger, fire: Report) -> None:
    answer, article = fires(ledger)[0], fire.articles[0]
    at = article.text.index("Lena Ibarra")
    part = (Span(at + 5, at + 14, article.text[at + 5 : at + 14]),)
    version = Version(article.id, "art:not-held", part, (Span(0, 11, "Lena Ibarra"),))
    (found,) = mask_answer(replace(answer, versions=(version,)), [article]).versions
    assert [span.text for span in found.gone] == ["a person [1], 3"]
    assert [span.text for span in found.new] == ["a person [1]"]
    assert (found.earlier, found.later) == (article.id, "art:not-held")


def test_shared_passages_are_masked_by_where_they_stand(ledger: Ledger, fire: Report) -> None:
    answer, article = fires(ledger)[0], fire.articles[0]
    at = article.text.index("Lena Ibarra")
    passage = SharedPassage(Span(at + 5, at + 14, article.text[at + 5 : at + 14]), Span(0, 4, "Lena"))
    tie = Tie(article.id, "art:not-held", "partly_derived", "", 0.3, passages=(passage,))
    (found,) = mask_answer(replace(answer, links=(tie,)), [article]).links
    assert not isinstance(found.passages, UnsetType)
    assert [each.a.text for each in found.passages] == ["a person [1], 3"]
    assert "Lena" not in found.passages[0].b.text


@given(
    st.text(alphabet="ab é", max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 4), st.text("xyz", max_size=6)), max_size=5),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_spans_follow_any_edits(text: str, cuts: Any, one: int, other: int) -> None:
    edits, last = [], 0
    for start, length, words in sorted(cuts):
        if start >= last and start + length <= len(text):
            edits.append(Edit(start, start + length, words))
            last = start + length
    edited = Edited(text, edits)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if start < end:
        assert edited.text[edited.start(start) : edited.end(end)] == edited.slice(start, end)


@pytest.mark.usefixtures("ledger")
def test_the_verb_shares(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    ask = ["who-says", where, "fire"]
    assert "Lena Ibarra" in CliRunner().invoke(cli, ask).stdout
    shared = CliRunner().invoke(cli, [*ask, "--for-sharing"]).stdout
    assert "a person [1]" in shared
    assert [word for word in HIDDEN if word in shared] == []
    named = CliRunner().invoke(cli, [*ask, "--for-sharing", "--named", "--json"]).stdout
    assert "Lena Ibarra" in named
    assert CliRunner().invoke(cli, [*ask, "--named"]).exit_code == 2


HEARD = "Oda Brenn, 41, who lives by the gate, said on Friday that she heard a bang at Karavo."
MAYOR = "Mayor Oda Maria Brenn said on Friday that the gate at Karavo was closed."


def test_a_longer_name_with_a_public_role_is_masked_whole_or_not_at_all(
    article_of: Callable[[str], Article],
) -> None:
    both = [article_of(HEARD), article_of(MAYOR)]
    for articles in (both, both[::-1]):
        assert mask_words("Mayor Oda Maria Brenn closed the gate", articles) == (
            "Mayor Oda Maria Brenn closed the gate"
        )
        assert mask_words("ODA BRENN heard a bang", articles) == "a person [1] heard a bang"
        assert mask_words("Brenn heard a bang", articles) == "a person [1] heard a bang"
    initial = article_of(MAYOR.replace("Maria", "M."))
    assert mask_words("Oda Brenn heard a bang", [both[0], initial]) == "Oda Brenn heard a bang"
