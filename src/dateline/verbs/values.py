"""What an option of the command line can be: a date, an address."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import click


class IsoDate(click.ParamType[str]):
    """An ISO 8601 day or day and time, kept as given."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` where it is a date or datetime; else fail with what is expected."""
        try:
            date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is no date. Give it as 2024-12-20 or 2024-12-20T14:05+01:00.", param, ctx
            )
        return value


class Seconds(click.FloatRange):
    """A number of seconds, an hour at most."""

    name = "SECONDS"

    def __init__(self, *, min_open: bool = False) -> None:
        super().__init__(0, 3600, min_open=min_open)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return ``value`` where it is a number of seconds; else fail."""
        seconds = float(super().convert(value, param, ctx))
        if math.isnan(seconds):
            self.fail(f"{value!r} is no number of seconds.", param, ctx)
        return seconds


class WebAddress(click.ParamType[str]):
    """An http or https address."""

    name = "URL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` where it is an http(s) address; else fail."""
        if not value.startswith(("http://", "https://")):
            self.fail(f"{value!r} is no web address. It starts with http:// or https://.", param, ctx)
        return value


class Memory(click.ParamType[int]):
    """An amount of memory in bytes, as people write it."""

    name = "MEMORY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the bytes that ``value`` stands for; else fail with what is expected."""
        from dateline.archive.memory import parse_memory

        if isinstance(value, int):
            return value
        try:
            return parse_memory(value)
        except ValueError:
            self.fail(f"{value!r} is no amount of memory. Give it as 8G or 1500M.", param, ctx)
