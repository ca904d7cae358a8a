"""Both halves of the third test world hold together: words stand in pages, counts follow members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from tests.linking.gold_checks import GoldChecks
from tests.linking.gold_world import read_world

if TYPE_CHECKING:
    from tests.linking.gold_world import World


@pytest.fixture(scope="module", params=("world3/a", "world3/b"))
def world(request: pytest.FixtureRequest) -> World:
    return read_world(request.param)


class TestGold(GoldChecks):
    """What holds of every world holds of both halves."""

    undated: ClassVar = {"a13", "b22"}
    others = ("world", "world2", "world3/a", "world3/b")

    def test_a_half_has_twenty_four_pages_and_none_tells_two(self, world: World) -> None:
        half = world.name[-1]
        assert sorted(world.pages) == [f"{half}{number:02}" for number in range(1, 25)]
        tells_two: list[dict[str, Any]] = world.gold["tells_two"]
        assert tells_two == []
