"""What an option of the command line can be: a date, an address."""

from __future__ import annotations

from datetime import date, datetime

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


class WebAddress(click.ParamType[str]):
    """An http or https address."""

    name = "URL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` where it is an http(s) address; else fail."""
        if not value.startswith(("http://", "https://")):
            self.fail(f"{value!r} is no web address. It starts with http:// or https://.", param, ctx)
        return value
