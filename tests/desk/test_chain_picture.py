"""The chain picture as SVG: well formed, bounded, and what others wrote is text in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree as ET  # noqa: N812  - the same name as in the standard library
from tests.desk.chains import answer, article_of, origin, probably, tellers_of, worlds

from dateline.desk.pictures.chain_picture import draw_chains
from dateline.desk.pictures.lettering import fit, width_of

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_records import Teller

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "</svg></title><img src=x onerror=alert(1)>",
    "a\u202eb\x00c\x1b[31m",
    "]]>&amp;&#60;",
    "W" * 5000,
]
World = tuple["IncidentAnswer", tuple["Teller", ...]]


@given(worlds())
@settings(max_examples=15, deadline=None)
def test_both_pictures_are_well_formed_and_bounded(world: World) -> None:
    picture = draw_chains(*world)
    for drawn in (picture.wide, picture.narrow):
        ET.fromstring(drawn)
        assert len(drawn) < 250_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text(name: str) -> None:
    one = answer([origin(name, [[name, name + "x"]], "doubts")], common_link=name)
    picture = draw_chains(one, tellers_of([name]))
    for drawn in (picture.wide, picture.narrow):
        tree = ET.fromstring(drawn)
        tags = {element.tag.removeprefix(SVG) for element in tree.iter()}
        assert tags <= {"svg", "title", "desc", "g", "a", "rect", "path", "text", "line"}
        names = {key for element in tree.iter() for key in element.attrib}
        assert not any(key.startswith("on") or key == "style" for key in names)
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=15, deadline=None)
def test_any_names_give_well_formed_pictures(outlet: str, source: str) -> None:
    picture = draw_chains(answer([origin(source, [[outlet]])]), tellers_of(["Ash"]))
    ET.fromstring(picture.wide)
    ET.fromstring(picture.narrow)


def test_boxes_lead_to_the_article_and_to_the_origin_on_the_page() -> None:
    one = answer([origin("officials", [["Ash"]])])
    tree = ET.fromstring(draw_chains(one, tellers_of(["Ash"])).wide)
    leads = [element.get("href") for element in tree.iter(f"{SVG}a")]
    assert leads == [f"/articles/{article_of('Ash')}", f"#{one.origins[0].id}"]


def test_a_long_name_is_cut_and_its_title_is_whole() -> None:
    name = "The Alderwick and Greater Harbour District Weekly Journal of Record"
    drawn = draw_chains(answer([origin("officials", [[name]])]), ()).wide
    tree = ET.fromstring(drawn)
    shown = [text.text or "" for text in tree.iter(f"{SVG}text")]
    assert any(text.endswith("…") and name.startswith(text[:-1]) for text in shown)
    assert any((title.text or "").startswith(name) for title in tree.iter(f"{SVG}title"))


def test_a_denial_is_told_by_word_mark_and_frame() -> None:
    drawn = draw_chains(answer([origin("a spokesman", [["Ash"]], "denies")]), ()).wide
    assert "denies" in drawn
    assert 'class="c-inner"' in drawn
    assert 'd="M-5-5l10 10m0-10l-10 10"' in drawn


def test_the_key_tells_only_of_signs_that_the_picture_has() -> None:
    one = answer([origin("officials", [["Ash"], ["Birch"]])], links=(probably("Ash", "Birch"),))
    assert [sign.word for sign in draw_chains(one, tellers_of(["Ash", "Birch"])).key] == [
        "asserts",
        "probably from",
    ]


def test_the_list_holds_all_chains_from_the_origins_outwards() -> None:
    one = answer([origin("officials", [["Ash", "Cedar"], ["Birch", "Cedar"], ["Cedar"]])])
    (root,) = draw_chains(one, ()).roots
    (branch,) = root.branches
    assert (root.name, branch.name, branch.begins) == ("officials", "Cedar", True)
    assert [each.name for each in branch.branches] == ["Ash", "Birch"]


def test_no_attribute_holds_a_style_and_every_picture_has_title_and_description() -> None:
    picture = draw_chains(answer([origin("officials", [["Ash"]])]), ())
    for drawn in (picture.wide, picture.narrow):
        assert " style=" not in drawn
        tree = ET.fromstring(drawn)
        title, desc = tree.findall(f"{SVG}title")[0], tree.findall(f"{SVG}desc")[0]
        assert tree.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert not set(re.findall(r' id="([^"]+)"', picture.wide)) & set(
        re.findall(r' id="([^"]+)"', picture.narrow)
    )


@given(st.text(min_size=1, max_size=200), st.floats(20, 300))
def test_what_is_cut_fits(text: str, room: float) -> None:
    cut = fit(text, 14, room)
    assert width_of(cut, 14) <= room
    assert cut == text or cut.endswith("…")
