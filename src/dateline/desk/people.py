"""Actors and outlets: who they are across articles, and what an outlet's stories rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline import jsons
from dateline.answers.outlets import describe_outlet
from dateline.desk.lists import behind
from dateline.desk.shapes import ActorPage, OutletList
from dateline.desk.things import LIST
from dateline.errors import InputError, NotHeld
from dateline.identity import hash_text

if TYPE_CHECKING:
    from dateline.actors import ActorAnswer
    from dateline.desk.desk import Desk
    from dateline.desk.parameters import ActorsAsked
    from dateline.ledger.ledger import Ledger
    from dateline.outlets import OutletAnswer


def is_masked(desk: Desk) -> bool:
    """Tell whether people without a public role are left out."""
    return desk.sharing is not None and desk.sharing.masked


def list_actors(desk: Desk, ledger: Ledger, asked: ActorsAsked) -> ActorPage:
    """Return a page of the actors that fit."""
    wanted = asked.wanted(masked=is_masked(desk))
    order = desk.actors(ledger, wanted)
    kind = f"actors {hash_text(jsons.encode_text(wanted))[:12]}"
    sealer = desk.sealer(ledger)
    start = behind(order, *sealer.unseal(kind, asked.cursor)) if asked.cursor else 0
    end = start + asked.limit
    ids = tuple(order[start:end])
    return ActorPage(
        items=ledger.actors(replace(wanted, words="", ids=ids)) if ids else (),
        total=len(order),
        next=sealer.seal(kind, ids[-1], end) if end < len(order) and ids else None,
        position=ledger.position(),
    )


def find_actor(desk: Desk, ledger: Ledger, wanted: str) -> ActorAnswer:
    """Return one actor by its whole id, present or former. Raises NotHeld."""
    cause = f"The ledger has no actor {wanted}."
    try:
        found = ledger.actor(wanted, masked=is_masked(desk))
    except InputError as error:
        raise NotHeld(cause, LIST) from error
    if wanted not in {found.id, *found.merged}:
        raise NotHeld(cause, LIST)
    return found


def list_outlets(_: Desk, ledger: Ledger) -> OutletList:
    """Return all outlets."""
    return OutletList(items=ledger.outlets(), position=ledger.position())


def find_outlet(_: Desk, ledger: Ledger, name: str) -> OutletAnswer:
    """Return what an outlet's latest stories rest on. Raises NotHeld."""
    return describe_outlet(ledger, name)
