"""The timeline: what each outlet says of when, on a scale of days, as a picture and as a table."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dateline.answered import Incident, IncidentAnswer
from dateline.desk.pictures.timeline_picture import draw_timeline
from dateline.desk.pictures.timeline_rows import MOST_ROWS, Days, find_rows
from dateline.desk.pictures.timeline_scale import LABEL, Scale, make_scale, say_days
from dateline.linking.neighbours import LinkedArticle
from dateline.records import Article, Event, Published, Quantity, Span, Time

if TYPE_CHECKING:
    from dateline.desk.pictures.timeline_picture import TimelinePicture

SVG = "{http://www.w3.org/2000/svg}"
WORD = Span(0, 5, "moved")


def article(
    outlet: str, published: str | None, when: tuple[str | None, str | None] | None, **more: Any
) -> LinkedArticle:
    times = () if when is None else (time("t1", *when),)
    event = Event(id="e1", type="MOBILIZE", anchor=WORD, trigger=WORD, when="t1" if when else None)
    made = Article(
        id=f"art:{outlet}",
        kind="story",
        outlet=outlet,
        published=Published(published, "metadata"),
        text="moved",
        text_sha256="",
        times=(*times, *more.get("times", ())),
        events=(event,),
        quantities=more.get("quantities", ()),
    )
    return LinkedArticle(made, "cap:1", None, "pages/1.html")


def time(key: str, first: str | None, last: str | None, *, resolved: bool = True) -> Time:
    return Time(key, WORD, "DATE", None, None, first, last, None, resolved)


def answer(**more: Any) -> IncidentAnswer:
    incident = Incident(
        id="inc:1",
        type="MOBILIZE",
        title="Officials say: moved",
        events=("e1",),
        earliest="2031-03-03",
        latest="2031-03-05",
    )
    return IncidentAnswer(incident, 1, (), 1, **more)


def tree_of(picture: TimelinePicture) -> Any:
    assert picture.wide is not None
    return etree.fromstring(picture.wide)


def kinds(tree: Any) -> list[str]:
    wanted = {"t-point", "t-bar", "t-asof", "t-published", "t-open", "t-band"}
    return sorted(kind for kind in (element.get("class") for element in tree.iter()) if kind in wanted)


def test_a_day_is_a_dot_an_interval_a_bar_and_publication_a_tick() -> None:
    told = [
        article("Ash", "2031-03-06", ("2031-03-03", "2031-03-03")),
        article("Birch", "2031-03-07", ("2031-03-03", "2031-03-05")),
    ]
    picture = draw_timeline(answer(), told)
    assert kinds(tree_of(picture)) == ["t-band", "t-bar", "t-point", "t-published", "t-published"]
    assert [row.happened for row in picture.rows] == ["3 Mar 2031", "3 Mar 2031 – 5 Mar 2031"]


def test_a_count_has_a_tick_on_the_day_that_it_is_of() -> None:
    counted = Quantity("q1", WORD, "weapons", as_of="t2", event="e1")
    one = article(
        "Ash",
        "2031-03-06",
        ("2031-03-03", "2031-03-03"),
        times=(time("t2", "2031-03-04", "2031-03-04"),),
        quantities=(counted,),
    )
    picture = draw_timeline(answer(), [one])
    assert "t-asof" in kinds(tree_of(picture))
    assert picture.rows[0].as_of == "4 Mar 2031"


def test_who_states_no_day_stands_in_a_tray_of_its_own() -> None:
    told = [article("Ash", "2031-03-01", None), article("Birch", "2031-03-07", ("2031-03-03", None))]
    picture = draw_timeline(answer(), told)
    assert [row.outlet for row in picture.rows] == ["Birch", "Ash"]
    assert [row.happened for row in picture.rows] == ["from 3 Mar 2031 on", ""]
    assert any(text.text == "No day stated" for text in tree_of(picture).iter(f"{SVG}text"))


def test_a_time_that_is_not_resolved_is_no_day() -> None:
    unsure = Time("t1", WORD, "DATE", "XXXX-WXX-4", None, None, None, None, resolved=False)
    one = article("Ash", None, None, times=(unsure,))
    (row,) = find_rows(answer(), [one])
    assert row.happened == ()


def test_an_open_interval_has_an_arrow_at_its_open_end() -> None:
    one = article("Ash", "2031-03-06", (None, "2031-03-04"))
    assert kinds(tree_of(draw_timeline(answer(), [one]))).count("t-open") == 1


def test_copies_that_say_the_same_are_one_row() -> None:
    told = [
        article(name, "2031-03-06", ("2031-03-03", "2031-03-03")) for name in ("Ash", "Birch", "Cedar")
    ]
    rows = find_rows(answer(copies=(("art:Ash", "art:Cedar"),)), told)
    assert [(row.outlet, row.also) for row in rows] == [("Ash", ("Cedar",)), ("Birch", ())]


def test_many_rows_are_bounded_and_the_last_counts_the_rest() -> None:
    told = [article(f"Outlet {number:03d}", "2031-03-06", None) for number in range(300)]
    rows = find_rows(answer(), told)
    assert len(rows) == MOST_ROWS
    assert sum(1 + len(row.also) for row in rows) == 300


def test_without_any_day_there_is_no_picture_but_a_table() -> None:
    bare = IncidentAnswer(Incident(id="inc:1", type="MOBILIZE", title="t", events=("e1",)), 1, (), 1)
    picture = draw_timeline(bare, [article("Ash", None, None)])
    assert (picture.wide, picture.narrow) == (None, None)
    assert picture.rows[0].published == ""


def test_a_day_far_from_publication_does_not_stretch_the_scale() -> None:
    told = [article("Ash", "2031-03-06", ("1914-07-28", "2031-03-04"))]
    scale = make_scale(find_rows(answer(), told), Days(None, None), 0, 800)
    assert scale is not None
    assert scale.first.year == 2031


def test_a_hostile_outlet_is_text() -> None:
    told = [article('<script>"x"</script>', "2031-03-06", ("2031-03-03", "2031-03-03"))]
    tree = tree_of(draw_timeline(answer(), told))
    assert not list(tree.iter(f"{SVG}script"))
    assert any((text.text or "").startswith("<script>") for text in tree.iter(f"{SVG}tspan"))


DAYS = st.dates(date(1000, 1, 1), date(3000, 1, 1))


@given(DAYS, st.integers(0, 400_000), DAYS)
@settings(max_examples=100, deadline=None)
def test_days_lie_in_order_on_the_scale_and_labels_apart(first: date, length: int, other: date) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    scale = Scale(first, last, 10, 900)
    assert 10 <= scale.start(other) <= scale.end(other) <= 910.001
    ticks = [scale.middle(when) for when, _ in scale.ticks()]
    assert all(later - earlier >= LABEL * 0.85 for earlier, later in pairwise(ticks))


def test_days_in_words() -> None:
    day = date(2031, 3, 3)
    assert say_days(Days(day, day)) == "3 Mar 2031"
    assert say_days(Days(None, day)) == "up to 3 Mar 2031"
