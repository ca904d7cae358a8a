"""What may be asked for in an address: parameters, their bounds, and what they ask of the ledger."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dateline.actors import ActorsWanted
from dateline.answers.filters import Wanted
from dateline.records import ActorType, EventType, Stance, Status  # noqa: TC001  - read at run time
from dateline.searches import Box, Query, Within

LIMIT: Final = 20
MOST: Final = 100  # of one page
ROWS: Final = 1000  # of one file for a spreadsheet
LONGEST: Final = 1000  # characters of a search
SEVERAL: Final = 20  # values of one parameter
PLAIN: Final = r"^[^\x00-\x1f\x7f]*$"  # control characters are no part of a name
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
NUMBER: Final = r"-?\d{1,3}(\.\d{1,9})?"
BOX: Final = rf"^{NUMBER},{NUMBER},{NUMBER},{NUMBER}$"
COUNTRY: Final = r"^[A-Za-z]{2}$"
FORMS: Final = {
    PLAIN: "control characters cannot be searched for",
    DAY: "a day is given as year-month-day, such as 2031-03-05",
    BOX: "a box is given as west,south,east,north in degrees, such as 9.3,19.5,25.2,33.2",
    COUNTRY: "a country is given by its two letters, such as LY",
}
"""What is wrong with a value that does not fit a pattern, in words."""


def say_fault(kind: str, told: str, pattern: object) -> str:
    """Return in words what is wrong with a parameter; ``kind`` and ``told`` as pydantic has them."""
    if kind == "string_pattern_mismatch" and isinstance(pattern, str):
        return FORMS.get(pattern, "this is not of the form that it has")
    return told[:1].lower() + told[1:]


def check_day(value: str) -> str:
    """Return a day of the calendar as it is; raises ValueError for one that there is not."""
    date.fromisoformat(value)
    return value


Words = Annotated[str, Field(max_length=LONGEST, pattern=PLAIN)]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]
Names = Annotated[list[Name], Field(max_length=SEVERAL)]
Day = Annotated[str, Field(pattern=DAY, json_schema_extra={"format": "date"}), AfterValidator(check_day)]
Origins = Annotated[int, Field(ge=0, le=10_000)]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many a page has at most.")]
Cursor = Annotated[
    str, Field(max_length=400, pattern=r"^[A-Za-z0-9_-]*$", description="`next` of the page before.")
]


def some(text: str, **more: Any) -> Any:
    """Return a parameter that may be given several times: one of its values must fit."""
    return Field(default_factory=list, description=f"{text} Repeatable: one must fit.", **more)


class Asked(BaseModel):
    """What every list takes. A parameter that is not known is refused, never passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: Limit = LIMIT
    cursor: Cursor = ""


class IncidentsAsked(Asked):
    """The filters of ``dateline who-says``."""

    words: Words = Field("", description="Words of the question.", examples=["radar harbour"])
    actor: Names = some("Who acts, is acted on or says so.")
    place: Names = some("A place, region or country.")
    type: Annotated[list[EventType], Field(max_length=SEVERAL)] = some("PLOVER type, or OTHER.")
    outlet: Names = some("An outlet that tells of it.")
    since: Day | None = Field(None, description="Happenings of this day and later.")
    until: Day | None = Field(None, description="Happenings of this day and earlier.")
    origins: Origins = Field(0, description="Independent origins that assert it, at least.")
    disputed: bool = Field(default=False, description="Only what sources contradict each other on.")

    def wanted(self) -> Wanted:
        """Return the same as the answers take it."""
        return Wanted(
            actors=tuple(self.actor),
            places=tuple(self.place),
            types=tuple(self.type),
            outlets=tuple(self.outlet),
            since=self.since,
            until=self.until,
            origins=self.origins,
            disputed=self.disputed,
        )


class OverviewAsked(IncidentsAsked):
    """The same, of as many incidents as a map takes."""

    limit: Limit = MOST


class RowsAsked(IncidentsAsked):
    """The same, of as many incidents as one file takes."""

    limit: Annotated[int, Field(ge=1, le=ROWS)] = ROWS


class HitsAsked(Asked):
    """The words and filters of ``dateline search``."""

    words: Words = Field(
        "",
        description='What to find: words, "a phrase", begin*, -without, one OR another.',
        examples=['"air defence" missile*'],
    )
    actor: Names = some("Who is named, or takes part in an event.")
    place: Names = some("A place that is named: a town, a region, a country.")
    box: Annotated[str, Field(pattern=BOX)] | None = Field(
        None,
        description="Where events were: west,south,east,north in degrees.",
        examples=["36,34,43,38"],
    )
    type: Annotated[list[EventType], Field(max_length=SEVERAL)] = some("Of events: ASSAULT, PROTEST ...")
    status: Annotated[list[Status], Field(max_length=SEVERAL)] = some("Of events: happened, denied ...")
    stance: Annotated[list[Stance], Field(max_length=SEVERAL)] = some("Of claims: asserts, denies ...")
    source: Names = some("Who says it.")
    outlet: Names = some("Who published it.")
    published_from: Day | None = Field(None, description="Published on this day or later.")
    published_to: Day | None = Field(None, description="Published on this day or before.")
    event_from: Day | None = Field(None, description="Of an event on this day or later.")
    event_to: Day | None = Field(None, description="Of an event on this day or before.")
    origins: Origins = Field(0, description="Of incidents that so many origins assert, or more.")

    def query(self, within: Within, after: str) -> Query:
        """Return the search for one hit more than the page has, behind a place."""
        return Query(
            words=self.words,
            within=within,
            actors=tuple(self.actor),
            places=tuple(self.place),
            box=read_box(self.box),
            types=tuple(self.type),
            statuses=tuple(self.status),
            stances=tuple(self.stance),
            sources=tuple(self.source),
            outlets=tuple(self.outlet),
            published_from=self.published_from,
            published_to=self.published_to,
            event_from=self.event_from,
            event_to=self.event_to,
            origins=self.origins,
            limit=self.limit + 1,
            after=after,
        )


class SearchAsked(HitsAsked):
    """The same, and what to search."""

    within: Literal["articles", "claims", "quotations", "events"] = Field(
        "articles", description="What to search."
    )


class ArticlesAsked(HitsAsked):
    """The same, and whether texts are wanted."""

    text: bool = Field(default=True, description="Whether each article comes with its text.")


class ActorsAsked(Asked):
    """The filters of ``dateline actors list``."""

    words: Words = Field("", description="Words that one of its names holds.", examples=["calder"])
    type: ActorType | None = Field(None, description="What it is: person, state, armed_group ...")
    country: Annotated[str, Field(pattern=COUNTRY)] | None = Field(
        None, description="Its country, two letters.", examples=["LY"]
    )
    articles: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        1, description="Articles that name it, at least."
    )

    def wanted(self, *, masked: bool) -> ActorsWanted:
        """Return the same as the ledger takes it."""
        return ActorsWanted(
            words=self.words,
            type=self.type,
            country=self.country.upper() if self.country else None,
            articles=self.articles,
            masked=masked,
        )


def read_box(given: str | None) -> Box | None:
    """Return the four degrees of a box; its form was checked."""
    if given is None:
        return None
    west, south, east, north = map(float, given.split(","))
    return west, south, east, north
