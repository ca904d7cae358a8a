"""An invented happening, as every endpoint would answer it: the examples of the OpenAPI description."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.actors import ActorAnswer, NameTold, RoleTold
from dateline.answered import Evidence, Incident, IncidentAnswer, Origin
from dateline.desk.shapes import (
    About,
    ActorPage,
    ArticleAnswer,
    ArticlePage,
    ArticleShown,
    Health,
    HitPage,
    IncidentPage,
    Moved,
    OutletList,
    Problem,
)
from dateline.outlets import Counted, OutletAnswer, OutletListed
from dateline.receipts import Borne, CaptureFacts, Receipt
from dateline.records import Article, ChainStep, Published, Source, Span
from dateline.searches import Hit, Mark, Sayer

TEXT: Final = "The old bridge at Karavo was shelled, Nera Calder told The Mirn Courier."
URL: Final = "https://mirn-courier.example/bridge"
OUTLET: Final = "The Mirn Courier"
DAY: Final = "2031-03-05"
HASH: Final = "5e1d" * 16
ARTICLE: Final = "art:0a1b2c3d4e5f60718293"
CLAIM: Final = "clm:1b2c3d4e5f6071829304"
EVENT: Final = "evt:2c3d4e5f607182930415"
INCIDENT: Final = "inc:3d4e5f60718293041526"
ORIGIN: Final = "org:4e5f6071829304152637"
ACTOR: Final = "agr:6f718293041526374859"
CAPTURE: Final = "cap:5f607182930415263748"
WORDS: Final = Span(0, 36, TEXT[:36])
SPEAKER: Final = Source((Span(38, 49, TEXT[38:49]),), "Nera Calder", None, "official", named=True)
POSITION: Final = 42
CURSOR: Final = "bWFkZSB1cA"

ANSWER: Final = IncidentAnswer(
    incident=Incident(
        id=INCIDENT,
        type="ASSAULT",
        title=f"Nera Calder says: {WORDS.text}",
        places=("Karavo",),
        earliest=DAY,
        latest=DAY,
        events=(EVENT,),
    ),
    articles=1,
    article_ids=(ARTICLE,),
    outlets=1,
    origins=(
        Origin(
            id=ORIGIN,
            name="Nera Calder",
            kind="official",
            named=True,
            side="asserts",
            hearings=1,
            chains=((OUTLET, "Nera Calder"),),
            articles=(ARTICLE,),
            claims=(CLAIM,),
            first_seen=DAY,
        ),
    ),
    asserting_origins=1,
    independent_origins=1,
    evidence=(Evidence(ARTICLE, EVENT, CLAIM, WORDS, URL),),
)
HIT: Final = Hit(
    kind="claim",
    id=CLAIM,
    article=ARTICLE,
    title="Bridge shelled",
    outlet=OUTLET,
    published=DAY,
    url=URL,
    source=URL,
    language="en",
    snippet=WORDS.text,
    marks=(Mark(8, 14),),
    start=0,
    end=36,
    said_by=(
        Sayer("Nera Calder", "Nera Calder", "official", named=True, stance="asserts", hedged=False),
    ),
    direct=False,
    score=3.1,
    cursor="0f9e8d7c-3.100000000-12",
)
INCIDENTS: Final = IncidentPage(items=(ANSWER,), total=1, next=None, linked=True, position=POSITION)
HITS: Final = HitPage(items=(HIT,), next=CURSOR, position=POSITION)
ARTICLES: Final = ArticlePage(
    items=(
        ArticleShown(
            id=ARTICLE,
            kind="story",
            title="Bridge shelled",
            language="en",
            outlet=OUTLET,
            published=DAY,
            url=URL,
            source=URL,
            claims=1,
            events=1,
            text=TEXT,
        ),
    ),
    next=None,
    position=POSITION,
)
WHOLE: Final = ArticleAnswer(
    id=ARTICLE,
    url=URL,
    source=URL,
    capture=CAPTURE,
    article=Article(
        id=ARTICLE,
        kind="story",
        title="Bridge shelled",
        language="en",
        outlet=OUTLET,
        published=Published(DAY, "metadata"),
        text=TEXT,
        text_sha256=HASH,
    ),
    incidents=(INCIDENT,),
)
RECEIPT: Final = Receipt(
    claim=CLAIM,
    article=ARTICLE,
    title="Bridge shelled",
    outlet=OUTLET,
    published=DAY,
    stance="asserts",
    direct=False,
    hedged=False,
    words=(WORDS,),
    cue=(Span(50, 54, TEXT[50:54]),),
    sentence=TEXT,
    sources=(SPEAKER,),
    chain=(
        ChainStep(OUTLET, "outlet", "published"),
        ChainStep("Nera Calder", "official", "told", None, SPEAKER.spans),
    ),
    source=URL,
    url=URL,
    address=f"{URL}#:~:text=The%20old%20bridge%20at%20Karavo%20was%20shelled",
    text_sha256=HASH,
    capture=CaptureFacts(
        id=CAPTURE,
        page_sha256=HASH,
        bytes=5120,
        media_type="text/html",
        gathered="2031-03-05T14:05:00Z",
        kept_at="2031-03-05T14:05:01Z",
        reader="dateline/0.1.0",
        read_at="2031-03-05T14:05:01Z",
    ),
    bears=(Borne(INCIDENT, "asserts", ("Nera Calder",)),),
)
SOMEBODY: Final = ActorAnswer(
    id=ACTOR,
    name="Nera Calder",
    type="person",
    country=None,
    sector="GOV",
    public=True,
    names=(NameTold("Nera Calder", 3), NameTold("Calder", 2)),
    roles=(RoleTold("minister", DAY, DAY, past=False, times=2),),
    articles=3,
    outlets=2,
    first=DAY,
    last=DAY,
    reasons=("Calder may only be short for Nera Calder",),
    article_ids=(ARTICLE,),
)
ACTORS: Final = ActorPage(
    items=(replace(SOMEBODY, article_ids=()),), total=1, next=None, position=POSITION
)
LISTED: Final = OutletList(items=(OutletListed(OUTLET, 4, DAY, DAY),), position=POSITION)
COURIER: Final = OutletAnswer(
    name=OUTLET,
    articles=4,
    first=DAY,
    last=DAY,
    looked_at=4,
    own=2,
    agencies=(Counted("Halden Press Agency", 1),),
    copied_from=(),
    copied_by=(Counted("The Selin Post", 2),),
    credits=(Counted("The Selin Post", 1),),
    credited_by=(Counted("The Selin Post", 1),),
    article_ids=(ARTICLE,),
)
MOVED: Final = Moved(
    "inc:60718293041526374859", INCIDENT, ("One article tells of both as one happening.",)
)
ABOUT: Final = About(
    version="0.1.0", position=POSITION, state="42.40.7.0.0", linked=True, shared=False, masked=False
)
HEALTH: Final = Health()
PROBLEM: Final = Problem(
    "urn:dateline:problem:not-held",
    "Not Found",
    404,
    f"The ledger has no incident {INCIDENT}.",
    "See the ids that there are in the lists of the same name.",
)
ALL: Final = (
    INCIDENTS,
    ANSWER,
    HITS,
    ARTICLES,
    WHOLE,
    RECEIPT,
    ACTORS,
    SOMEBODY,
    LISTED,
    COURIER,
    MOVED,
    ABOUT,
    HEALTH,
    PROBLEM,
)
