"""Alerts on standard output: for a person, or a line of JSON each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.verbs.printing import print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.watch.told_alerts import ToldAlert


@dataclass(frozen=True, slots=True)
class PrintedAlerts:
    """The channel of standard output, in the house: nobody is masked."""

    as_json: bool = False
    name: str = "output"
    masked: bool = False
    at_once: int = 1

    def send(self, alerts: Sequence[ToldAlert]) -> None:
        """Print alerts."""
        if self.as_json:
            print_lines(alerts)
            return
        from dateline.terminal.alerts_view import print_alert
        from dateline.terminal.consoles import make_console

        for alert in alerts:
            print_alert(make_console(), alert)
