"""The book of alerts: what was told of which saved search, and how it was sent on each channel."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update

from dateline import jsons
from dateline.ledger.alert_records import Alert, Delivery, Toll
from dateline.ledger.clock import now
from dateline.ledger.engine import reading, writing
from dateline.ledger.inserting import add_missing
from dateline.ledger.patience import patient
from dateline.ledger.watch_tables import WATCH_ALERTS, WATCH_DELIVERIES, WATCH_POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine, Row

PLAIN: Final = ("key", "kind", "search", "incident", "article", "position")


@dataclass(frozen=True, slots=True)
class Detail:
    """What an alert keeps beside its columns."""

    fresh: tuple[str, ...] = ()
    toll: Toll | None = None


@patient
class AlertBook:
    """The alerts of a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def position(self, search: str) -> int | None:
        """Return up to where the journal was looked at for a search; None where it never was."""
        query = select(WATCH_POSITIONS.c.position).where(WATCH_POSITIONS.c.search == search)
        with reading(self._engine) as connection:
            return connection.scalar(query)

    def take(
        self, search: str, position: int, alerts: Iterable[Alert], channels: Sequence[str]
    ) -> tuple[Alert, ...]:
        """Keep alerts that were never kept, to be sent on channels, and up to where was looked.

        All of it in one write: an alert is neither lost nor kept twice. Return those that are new.
        """
        with writing(self._engine) as connection:
            fresh = tuple(add_new(connection, alerts))
            rows = [asdict(Delivery(one.key, name)) for one in fresh for name in channels]
            add_missing(connection, WATCH_DELIVERIES, rows)
            connection.execute(delete(WATCH_POSITIONS).where(WATCH_POSITIONS.c.search == search))
            connection.execute(insert(WATCH_POSITIONS), {"search": search, "position": position})
        return fresh

    def alerts(self, limit: int, channel: str | None = None) -> tuple[Alert, ...]:
        """Return the latest alerts, the newest first; of a channel, those that are to be told on it."""
        query = select(WATCH_ALERTS).order_by(WATCH_ALERTS.c.number.desc()).limit(limit)
        if channel is not None:
            own = select(WATCH_DELIVERIES.c.alert).where(WATCH_DELIVERIES.c.channel == channel)
            query = query.where(WATCH_ALERTS.c.key.in_(own))
        with reading(self._engine) as connection:
            return tuple(load_alert(row) for row in connection.execute(query))

    def unsent(self, channel: str) -> tuple[tuple[Alert, Delivery], ...]:
        """Return what waits to be sent on a channel, the oldest first."""
        query = (
            select(WATCH_ALERTS, *(WATCH_DELIVERIES.c[name].label(f"d_{name}") for name in FIELDS))
            .join(WATCH_DELIVERIES, WATCH_DELIVERIES.c.alert == WATCH_ALERTS.c.key)
            .where(WATCH_DELIVERIES.c.channel == channel, WATCH_DELIVERIES.c.state == "waiting")
            .order_by(WATCH_ALERTS.c.number)
        )
        with reading(self._engine) as connection:
            return tuple((load_alert(row), load_delivery(row)) for row in connection.execute(query))

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return how every alert stands on every channel, by alert and channel."""
        table = WATCH_DELIVERIES
        query = select(*(table.c[name].label(f"d_{name}") for name in FIELDS))
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(table.c.alert, table.c.channel))
            return tuple(load_delivery(row) for row in rows)

    def save_delivery(self, delivery: Delivery) -> None:
        """Keep how an alert stands on a channel."""
        table = WATCH_DELIVERIES
        same = (table.c.alert == delivery.alert, table.c.channel == delivery.channel)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(asdict(delivery)))


FIELDS: Final = Delivery.__slots__


def add_new(connection: Connection, alerts: Iterable[Alert]) -> Iterable[Alert]:
    """Add alerts that are not there yet, under the next numbers; yield them."""
    number = connection.scalar(select(func.max(WATCH_ALERTS.c.number))) or 0
    for alert in alerts:
        same = select(WATCH_ALERTS.c.number).where(WATCH_ALERTS.c.key == alert.key)
        if connection.scalar(same) is not None:
            continue
        number += 1
        row = {name: getattr(alert, name) for name in PLAIN}
        detail = jsons.encode_text(Detail(alert.fresh, alert.toll))
        connection.execute(
            insert(WATCH_ALERTS), {**row, "number": number, "at": now(), "detail": detail}
        )
        yield alert


def load_alert(row: Row[Any]) -> Alert:
    """Return the alert of a row."""
    detail = jsons.decode(row.detail, Detail)
    plain = {name: getattr(row, name) for name in (*PLAIN, "number", "at")}
    return Alert(**plain, fresh=detail.fresh, toll=detail.toll)


def load_delivery(row: Row[Any]) -> Delivery:
    """Return the delivery of a row, whose columns are called ``d_`` and the field's name."""
    return Delivery(**{name: getattr(row, f"d_{name}") for name in FIELDS})
