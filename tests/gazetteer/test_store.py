"""The packed index: what is packed comes out again, and a damaged one is not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import HouseError
from dateline.gazetteer import keeping
from dateline.gazetteer.entries import Entry
from dateline.gazetteer.packing import MOST, Packer
from dateline.gazetteer.store import Store

if TYPE_CHECKING:
    from pathlib import Path

KARVEL = Entry(
    name="Karvel",
    kind="city",
    country="XK",
    latitude=-12.5,
    longitude=179.25,
    radius_km=5.0,
    population=1234,
    geonames_id=77,
    admin1="Ölmark",
    capital=True,
    feature="PPLC",
)
NOWHERE = Entry(name="Nowhere", kind="area", country=None)


def pack(*places: tuple[list[str], Entry]) -> Store:
    packer = Packer()
    for names, entry in places:
        packer.add(names, entry)
    return Store(packer.pack())


def test_a_place_comes_out_as_it_went_in() -> None:
    store = pack((["karvel", "new karvel"], KARVEL), (["nowhere"], NOWHERE))
    assert store.look_up("karvel") == (KARVEL,)
    assert store.look_up("new karvel") == (KARVEL,)
    assert store.look_up("nowhere") == (NOWHERE,)
    assert store.look_up("elsewhere") == ()
    assert ("karvel" in store, "karve" in store, len(store)) == (True, False, 2)
    assert (store.longest("new"), store.longest("karvel"), store.longest("old")) == (2, 1, 0)


def test_namesakes_keep_their_order_and_only_the_first_are_kept() -> None:
    others = [
        Entry(name=str(at), kind="city", country="XK", latitude=1.0, longitude=1.0)
        for at in range(MOST + 5)
    ]
    store = pack(*((["karvel"], entry) for entry in others))
    assert [entry.name for entry in store.look_up("karvel")] == [str(at) for at in range(MOST)]


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, unique=True))
def test_every_name_leads_to_its_own_place(names: list[str]) -> None:
    store = pack(*(([name], Entry(name=name, kind="city", country="XK")) for name in names))
    assert [store.look_up(name)[0].name for name in names if name.isascii()] == [
        name for name in names if name.isascii()
    ]


def test_an_empty_index_knows_nothing() -> None:
    assert pack().look_up("karvel") == ()


def test_a_damaged_index_is_told() -> None:
    with pytest.raises(HouseError):
        Store(b"something else that is long enough to be one")


def test_an_index_is_kept_and_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keeping.FOLDER, str(tmp_path / "deep" / "cache"))
    packer = Packer()
    packer.add(["karvel"], KARVEL)
    path = keeping.cache_folder() / "places.index"
    keeping.keep(path, packer.pieces())
    assert [one.name for one in path.parent.iterdir()] == ["places.index"]
    assert Store.open(path).look_up("karvel") == (KARVEL,)


def test_an_index_is_the_same_whether_its_rows_wait_in_files_or_not() -> None:
    def pack(room: int) -> bytes:
        packer = Packer(room=room)
        for number in range(300):
            names = [f"grelby {number % 7}", f"hill {number % 90} of brane"]
            packer.add(names, Entry(f"Grelby {number}", "city", "NO"), number % 11)
        return packer.pack()

    assert pack(1000) == pack(7) == pack(1)
    found = [entry.name for entry in Store(pack(7)).look_up("grelby 3")]
    assert found[0] == "Grelby 10"
    assert (Store(pack(7)).longest("hill"), len(found)) == (4, 43)
