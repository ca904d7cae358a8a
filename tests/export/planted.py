"""Rows with everything, with nothing, and with text that breaks things; and a ledger to export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.ledger.searching.articles import add, article, claim, event

from dateline.answered import (
    Dispute,
    DisputeSide,
    Evidence,
    Incident,
    IncidentAnswer,
    Origin,
    SideEvidence,
)
from dateline.export.rows import (
    ArticleRow,
    ClaimRow,
    EventRef,
    EventRow,
    IncidentRow,
    Number,
    PageRef,
    Party,
    Saying,
    Speaker,
    Where,
)
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger
from dateline.records import Byline, Span, StatusBy
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.export.rows import What
    from dateline.linking.linkage import IncidentGroup

HOSTILE = (
    '=HYPERLINK("http://x.example","a")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "  =1+1",
    "＝1",
    'comma, "quotes"\nand a line | bar',
    "nul\x00 bell\x07 esc\x1b[31m \u202eright to left\u202c \u2028 end",
    "</script><b>&amp;]]>",
    "😀 नमस्ते \u200d ünïcode",
)
PAGE = PageRef(
    article="art:1",
    capture="cap:1",
    page_sha256="a" * 64,
    text_sha256="b" * 64,
    url="https://mirn.example/bridge",
    source="pages/bridge.html",
    outlet="The Mirn Courier",
    agency="Northwire",
    title="Bridge shelled",
    language="en",
    published="2031-03-05T10:00:00+01:00",
    published_basis="metadata",
    gathered="2031-03-06T00:00:00+00:00",
)
BARE_PAGE = replace(
    PAGE,
    url=None,
    outlet=None,
    agency=None,
    title=None,
    published=None,
    published_basis="none",
    gathered=None,
)
SPEAKER = Speaker(
    text="Mirn officials",
    name="Mirn officials",
    kind="official",
    named=False,
    affiliation="the Mirn ministry",
    actor="act:1",
)
FULL_EVENT = EventRow(
    event="evt:1",
    title="Mirn officials say: gunmen shelled the old bridge",
    type="ASSAULT",
    mode="heavy-weapons",
    quad="MX",
    cameo="194",
    score=-9.0,
    status="happened",
    hedged=True,
    earliest="2031-03-04",
    latest="2031-03-05",
    time="2031-03-04",
    words=Span(10, 40, "gunmen shelled the old bridge"),
    trigger=Span(17, 24, "shelled"),
    actors=(
        Party(
            name="Gunmen",
            words=(Span(10, 16, "gunmen"),),
            actor="act:2",
            type="armed_group",
            country="TD",
            sector="UAF",
            role="gunmen",
            aliases=("the attackers",),
        ),
        Party(name="Nera Calder", words=()),
    ),
    recipients=(
        Party(name="The old bridge", words=(), actor="act:3", type="organisation", country="LY"),
    ),
    objects=(Span(25, 39, "the old bridge"),),
    instruments=(Span(50, 57, "mortars"),),
    places=(
        Where(
            place="plc:0",
            role="topic",
            name="Chad",
            kind="country",
            geonames_id=1,
            latitude=1.0,
            longitude=2.0,
            radius_km=700.0,
            country="TD",
            admin1=None,
        ),
        Where(
            place="plc:1",
            role="at",
            name="Karavo",
            kind="city",
            geonames_id=4242,
            latitude=-10.25,
            longitude=20.5,
            radius_km=5.0,
            country="LY",
            admin1="Mirn",
        ),
    ),
    numbers=(
        Number(what="killed", value=4, low=4, high=None, bound="at least", words=Span(60, 64, "four")),
    ),
    said_by=(
        Saying(
            claim="clm:1",
            stance="asserts",
            direct=False,
            hedged=True,
            speakers=(SPEAKER,),
            cue=(Span(5, 9, "said"),),
            words=(Span(10, 40, "gunmen shelled the old bridge"),),
        ),
        Saying(
            claim="clm:2",
            stance="denies",
            direct=True,
            hedged=False,
            speakers=(replace(SPEAKER, text="the army", name=None, kind="military"),),
            cue=(),
            words=(Span(70, 80, "no shelling"),),
        ),
    ),
    status_by=(StatusBy("clm:2", "denied"),),
    incident="inc:1",
    independent_origins=2,
    confidence=0.75,
    reviewed="corrected",
    page=PAGE,
    sentence=1,
    paragraph=0,
)
BARE_EVENT = EventRow(
    event="evt:2",
    title="An outlet not named reports: It rained",
    type="OTHER",
    mode=None,
    quad=None,
    cameo=None,
    score=None,
    status="possible",
    hedged=False,
    earliest=None,
    latest=None,
    time=None,
    words=Span(0, 9, "It rained"),
    trigger=Span(3, 9, "rained"),
    actors=(),
    recipients=(),
    objects=(),
    instruments=(),
    places=(),
    numbers=(),
    said_by=(),
    status_by=(),
    incident=None,
    independent_origins=None,
    confidence=0.5,
    reviewed=None,
    page=BARE_PAGE,
)
PLACE = FULL_EVENT.places[1]
ORIGIN_PLACE = replace(PLACE, place="plc:2", role="origin", name="Karavo")
DESTINATION = replace(
    PLACE,
    place="plc:3",
    role="destination",
    name="Ostrel",
    latitude=10.0,
    longitude=30.0,
    radius_km=20.0,
)
UNRESOLVED = replace(
    PLACE, name="Old Mill", geonames_id=None, latitude=None, longitude=None, radius_km=None
)
FULL_CLAIM = ClaimRow(
    claim="clm:1",
    title="Mirn officials say: gunmen shelled the old bridge",
    stance="asserts",
    venue="statement",
    direct=True,
    hedged=True,
    conditional=True,
    implicit=False,
    within="clm:0",
    speakers=(SPEAKER, replace(SPEAKER, text="Nera Calder", name=None, kind="witness", named=True)),
    words=(Span(10, 20, "gunmen she"), Span(25, 40, "the old bridge")),
    cue=(Span(5, 9, "said"),),
    hedges=(Span(1, 4, "may"),),
    chain=("The Mirn Courier", "Northwire", "Mirn officials"),
    told_to="Northwire",
    events=(
        EventRef("evt:1", "ASSAULT", "happened", "inc:1", 2),
        EventRef("evt:3", "OTHER", "possible", None, None),
    ),
    confidence=0.88,
    reviewed="accepted",
    page=PAGE,
)
BARE_CLAIM = replace(
    FULL_CLAIM,
    claim="clm:2",
    title="An unstated source says: it rained",
    within=None,
    speakers=(),
    words=(),
    cue=(),
    hedges=(),
    chain=(),
    told_to=None,
    events=(),
    reviewed=None,
    page=BARE_PAGE,
)
ORIGIN = Origin(
    "org:1",
    "Mirn officials",
    "official",
    named=False,
    side="asserts",
    hearings=1,
    chains=(("The Mirn Courier", "Mirn officials"),),
    articles=("art:1",),
    claims=("clm:1",),
    first_seen="2031-03-05",
)
FULL_INCIDENT = IncidentRow(
    IncidentAnswer(
        Incident(
            id="inc:1",
            type="ASSAULT",
            mode="heavy-weapons",
            title="Mirn officials say: gunmen shelled the old bridge",
            places=("Karavo", "Mirn"),
            earliest="2031-03-04",
            latest="2031-03-05",
            actors=("Gunmen",),
            recipients=("The old bridge",),
            events=("evt:1",),
        ),
        articles=1,
        article_ids=("art:1",),
        outlets=1,
        origins=(ORIGIN, replace(ORIGIN, id="org:2", name="the army", side="denies")),
        asserting_origins=1,
        denying_origins=1,
        independent_origins=1,
        common_link="Northwire",
        disputes=(
            Dispute(
                "status",
                (
                    DisputeSide("happened", ("org:1",), ("clm:1",)),
                    DisputeSide(
                        "denied", ("org:2",), ("clm:2",), (SideEvidence("art:1", Span(0, 2, "no")),)
                    ),
                ),
            ),
        ),
        evidence=(
            Evidence("art:1", "evt:1", "clm:1", Span(10, 39, "gunmen shelled the old bridge"), PAGE.url),
            Evidence("art:1", "evt:1", None, Span(17, 24, "shelled"), None),
        ),
    ),
    (PAGE,),
    FULL_EVENT.places[1:],
)
BARE_INCIDENT = IncidentRow(
    IncidentAnswer(
        Incident(id="inc:2", type="OTHER", title="An outlet not named reports: It rained"),
        articles=0,
        article_ids=(),
        outlets=0,
    ),
    (),
)
FULL_ARTICLE = ArticleRow(
    page=PAGE,
    bylines=(Byline("Ivo Brandt", "reporter"),),
    modified="2031-03-07",
    canonical_url="https://mirn.example/canonical",
    originally_published_on="northwire.example",
    claims=2,
    events=1,
)
BARE_ARTICLE = ArticleRow(
    page=BARE_PAGE,
    bylines=(),
    modified=None,
    canonical_url=None,
    originally_published_on=None,
    claims=0,
    events=0,
)


KEPT = {"event", "claim", "incident", "article", "capture", "page_sha256", "text_sha256", "id", "within"}
FREE = {"text", "name", "title", "outlet", "agency", "source", "affiliation", "told_to"}
FREE |= {"aliases", "chain", "common_link", "admin1", "originally_published_on"}
LISTED = {"places", "actors", "recipients"}  # names where they are words, records elsewhere


def spoil(value: Any, words: str) -> Any:
    """Return a record of which every name, title and text is other words; ids, days and codes stay."""
    if isinstance(value, tuple):
        return tuple(spoil(one, words) for one in value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    changed = {name: getattr(value, name) for name in value.__dataclass_fields__}
    for name, held in changed.items():
        free = name in FREE | LISTED or (name == "role" and isinstance(value, Party | Byline))
        if held is None or (name in KEPT and isinstance(held, str)):
            continue
        changed[name] = replaced(held, words) if free else spoil(held, words)
    return replace(value, **changed)


def replaced(held: Any, words: str) -> Any:
    """Return words in the place of a text, of each of several texts, or within records."""
    if isinstance(held, str):
        return words
    if isinstance(held, tuple):
        return tuple(replaced(one, words) for one in held)
    return spoil(held, words)


ROWS: dict[What, tuple[Any, Any]] = {
    "events": (FULL_EVENT, BARE_EVENT),
    "claims": (FULL_CLAIM, BARE_CLAIM),
    "incidents": (FULL_INCIDENT, BARE_INCIDENT),
    "articles": (FULL_ARTICLE, BARE_ARTICLE),
}


def rows_of(what: What) -> list[Any]:
    """Return a row with everything, one with nothing, and hostile ones."""
    full, bare = ROWS[what]
    return [full, bare, *(spoil(full, words) for words in HOSTILE)]


def told_by(ledger: Ledger, group: IncidentGroup, kind: str) -> bool:
    """Tell whether an incident has an event of a type."""
    held = {event for _, event in group.members}
    articles = ledger.articles_of(article for article, _ in group.members)
    return any(one.id in held and one.type == kind for each in articles for one in each.article.events)


def make_ledger(where: Path | str) -> str:
    """Make a ledger of three stories and a teaser, linked: one shelling, told and denied; a hospital."""
    told = article(
        "Bridge shelled",
        "Nera Calder said the old bridge was shelled. A neighbour wept.",
        published="2031-03-05",
        outlet="The Mirn Courier",
    )
    told = claim(told, "the old bridge was shelled", "Nera Calder")
    told = event(
        told,
        "shelled",
        "ASSAULT",
        place=("Karavo", -10.0, 20.0),
        day="2031-03-04",
        according_to=(told.claims[0].id,),
    )
    denied = article(
        "No shelling",
        "The army denied that the old bridge was shelled.",
        published="2031-03-06",
        outlet="The Reef News",
    )
    denied = claim(denied, "that the old bridge was shelled", "The army", stance="denies")
    denied = event(
        denied,
        "shelled",
        "ASSAULT",
        place=("Karavo", -10.0, 20.0),
        day="2031-03-04",
        status="denied",
        according_to=(denied.claims[0].id,),
    )
    opened = article("Hospital opens", "A hospital near the bridge opened.", outlet="The Cod Weekly")
    opened = event(opened, "opened", "OTHER")
    teaser = replace(article("More", "Ferry service starts again after the storm."), kind="teaser")
    teaser = event(teaser, "starts", "OTHER")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, told, denied, opened, teaser)
        link_ledger(ledger)
        same = [group.id for group in ledger.incident_groups() if told_by(ledger, group, "ASSAULT")]
        if len(same) > 1:  # whatever linking makes of them, here they are one
            ledger.review([Order("accept", "=".join(same), "Mira Dovell")])
            link_ledger(ledger)
    return str(where)
