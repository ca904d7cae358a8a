"""The pages there are: each file of ``desk/pages/`` is one, found by its ``router``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from fastapi import APIRouter

PAGES = "dateline.desk.pages"


@dataclass(frozen=True, slots=True, order=True)
class Tab:
    """A page that the head of every page leads to: its place in the row, its name and its address."""

    place: int
    name: str
    address: str


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the files of ``desk/pages/``, by their names."""
    package = import_module(PAGES)
    names = sorted(one.name for one in iter_modules(package.__path__))
    return tuple(import_module(f"{PAGES}.{name}") for name in names)


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of all pages."""
    return tuple(one.router for one in modules())


@cache
def tabs() -> tuple[Tab, ...]:
    """Return the tabs in the head of every page: those that a file of pages names as ``TAB``."""
    return tuple(sorted(one.TAB for one in modules() if hasattr(one, "TAB")))
