"""The sixth test world holds together: words stand in pages, counts follow members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.gold_checks import SIDES, GoldChecks, ToldChecks
from tests.linking.gold_world import read_world

if TYPE_CHECKING:
    from tests.linking.gold_world import World


@pytest.fixture(scope="module")
def world() -> World:
    return read_world("world6")


class TestGold(GoldChecks, ToldChecks):
    """What holds of every world holds of this one."""

    others = ("world", "world2", "world3/a", "world3/b", "world4", "world5")

    def test_every_page_is_dated_and_all_sides_are_there(self, world: World) -> None:
        assert len(world.pages) == 60
        assert set(world.dates()) == set(world.pages)
        assert {one["side"] for one in world.origins()} == set(SIDES)
