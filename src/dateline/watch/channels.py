"""Sends alerts on channels: each kept until it is sent, and no channel waits for another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from dateline.errors import SendFailed
from dateline.watch.told_alerts import tell_alert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.ledger import Ledger
    from dateline.ledger.alert_records import Alert, Delivery
    from dateline.watch.clocks import Timeline
    from dateline.watch.told_alerts import ToldAlert
    from dateline.watch.waits import Waits

TRIES: Final = 20  # some three days, at ever longer waits
NOTHING: Final = "The ledger holds nothing of it any more."


class Channel(Protocol):
    """A way on which alerts are told. ``name`` is kept in the ledger and bears no password.

    ``masked``: people without a public role are not named. ``at_once``: alerts of one message.
    """

    @property
    def name(self) -> str:
        """What the channel is called in the ledger."""

    @property
    def masked(self) -> bool:
        """Whether people without a public role go unnamed."""

    @property
    def at_once(self) -> int:
        """How many alerts one message tells."""

    def send(self, alerts: Sequence[ToldAlert]) -> None:
        """Send alerts; raises SendFailed where it is not certain that they arrived."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where alerts are sent, and how failures are waited out."""

    ledger: Ledger
    channels: Sequence[Channel]
    timeline: Timeline
    waits: Waits
    trouble: Callable[[str], None]
    resting: dict[str, float] = field(default_factory=dict)  # until when, by channel

    def send_all(self) -> None:
        """Send what waits and is due on every channel; one that failed rests until it is asked again."""
        for channel in self.channels:
            if self.resting.get(channel.name, 0.0) > self.timeline.now():
                continue
            due = [
                pair for pair in self.ledger.alert_book().unsent(channel.name) if self.is_due(pair[1])
            ]
            for start in range(0, len(due), channel.at_once):
                if not self.send(channel, due[start : start + channel.at_once]):
                    break

    def is_due(self, delivery: Delivery) -> bool:
        """Tell whether an alert may be tried now."""
        return not self.timeline.until_due(delivery.asked_at, delivery.wait)

    def send(self, channel: Channel, pairs: Iterable[tuple[Alert, Delivery]]) -> bool:
        """Send alerts as one message; tell whether the channel took them."""
        told, deliveries = [], []
        for alert, delivery in pairs:
            words = tell_alert(self.ledger, alert, masked=channel.masked)
            if words is None:
                self.keep(replace(delivery, state="sent", message=NOTHING))
            else:
                told.append(words)
                deliveries.append(delivery)
        try:
            if told:
                channel.send(told)
        except SendFailed as error:
            self.trouble(f"{channel.name}: {error}")
            failed = [self.failed(delivery, error) for delivery in deliveries]
            for delivery in failed:
                self.keep(delivery)
            if not error.lone:
                self.resting[channel.name] = self.timeline.now() + min(one.wait for one in failed)
            return error.lone
        for delivery in deliveries:
            self.keep(replace(delivery, state="sent", asked_at=self.timeline.stamp(), message=""))
        return True

    def failed(self, delivery: Delivery, error: SendFailed) -> Delivery:
        """Return how a delivery stands behind a failure: tried later, or given up."""
        tries = delivery.tries + 1
        return replace(
            delivery,
            state="given-up" if tries >= TRIES else "waiting",
            tries=tries,
            asked_at=self.timeline.stamp(),
            wait=self.waits.back_off(delivery.channel, tries, error.seconds),
            message=str(error),
        )

    def keep(self, delivery: Delivery) -> None:
        """Keep how a delivery stands."""
        self.ledger.alert_book().save_delivery(delivery)
