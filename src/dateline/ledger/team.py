"""Who may read and write a ledger on a server: rights of PostgreSQL's own roles, given by its owner.

Rights are given on the ledger's schema and on all its tables, those of later versions included.
Readers may look at everything; writers may also add, and change what the ledger lets anybody change:
the triggers that keep the rest are the owner's, and no writer can take them off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import text

from dateline.errors import InputError, LedgerUnusable

if TYPE_CHECKING:
    from sqlalchemy import Connection

Right = Literal["owner", "write", "read"]

TABLES: Final = {"read": "SELECT", "write": "SELECT, INSERT, UPDATE, DELETE"}
SEQUENCES: Final = {"read": "SELECT", "write": "SELECT, USAGE"}
ROLE_IS_THERE: Final = text("SELECT 1 FROM pg_roles WHERE rolname = :name")
OWNER: Final = (
    "SELECT tableowner FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{0}'"
)
GIVEN: Final = text(
    "SELECT grantee::regrole::text AS name, bool_or(privilege_type = 'INSERT') AS writes"
    " FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner)))"
    " WHERE pg_class.oid = 'revisions'::regclass AND grantee <> 0"
    " AND privilege_type IN ('SELECT', 'INSERT')"
    " GROUP BY 1 ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Member:
    """A role of the server and what it may do with the ledger."""

    name: str
    right: Right


def list_members(connection: Connection) -> tuple[Member, ...]:
    """Return the owner first, then who was given a right, by name."""
    refuse_file(connection)
    owner = find_owner(connection)
    given = [
        Member(row.name, "write" if row.writes else "read")
        for row in connection.execute(GIVEN)
        if row.name != owner
    ]
    return (Member(owner, "owner"), *given)


def grant(connection: Connection, name: str, right: Literal["read", "write"]) -> None:
    """Give a role the right to read, or to read and write; it takes the place of what it had.

    Raises InputError where there is no such role, LedgerUnusable where you are not the owner.
    """
    prepare(connection, name)
    take(connection, name)
    schema, role = schema_of(connection), quote(connection, name)
    defaults = defaults_of(connection)
    for statement in (
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT {TABLES[right]} ON ALL TABLES IN SCHEMA {schema} TO {role}",
        f"GRANT {SEQUENCES[right]} ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        f"{defaults} GRANT {TABLES[right]} ON TABLES TO {role}",
        f"{defaults} GRANT {SEQUENCES[right]} ON SEQUENCES TO {role}",
    ):
        connection.exec_driver_sql(statement)


def revoke(connection: Connection, name: str) -> None:
    """Take all rights from a role. Raises InputError and LedgerUnusable as ``grant`` does."""
    prepare(connection, name)
    take(connection, name)


def take(connection: Connection, name: str) -> None:
    """Take all rights on the ledger from a role."""
    schema, role = schema_of(connection), quote(connection, name)
    defaults = defaults_of(connection)
    for statement in (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {role}",
        f"REVOKE USAGE ON SCHEMA {schema} FROM {role}",
        f"{defaults} REVOKE ALL ON TABLES FROM {role}",
        f"{defaults} REVOKE ALL ON SEQUENCES FROM {role}",
    ):
        connection.exec_driver_sql(statement)


def defaults_of(connection: Connection) -> str:
    """Return the beginning of a statement on tables to come: those that the ledger's owner will make."""
    owner = quote(connection, find_owner(connection))
    return f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {schema_of(connection)}"


def prepare(connection: Connection, name: str) -> None:
    """Raise an error where rights cannot be given: a file, no such role, not the owner, the owner."""
    refuse_file(connection)
    owner = find_owner(connection)
    user = connection.scalar(text("SELECT current_user"))
    may = connection.scalar(text("SELECT pg_has_role(:owner, 'USAGE')"), {"owner": owner})
    if not may:
        cause = f"The rights on this ledger are given by its owner, {owner}; you are {user}."
        raise LedgerUnusable(cause, f"Ask {owner}, or name the ledger as {owner}@HOST.")
    if "\0" in name or connection.scalar(ROLE_IS_THERE, {"name": name}) is None:
        cause = f"The server knows no user or role {name!r}."
        raise InputError(cause, f"Make it first: createuser --pwprompt {name}")
    if name == owner:
        raise InputError(f"{owner} owns the ledger and has every right.", "Name another role.")


def refuse_file(connection: Connection) -> None:
    """Raise InputError where the ledger is a file."""
    if connection.dialect.name != "postgresql":
        cause = "This ledger is a file: who may read and write it is what the file system says."
        raise InputError(cause, "Keep a team's ledger on a server: see docs/team.md.")


def find_owner(connection: Connection) -> str:
    """Return the role that owns the ledger's tables."""
    return str(connection.scalar(text(OWNER.format("revisions"))))


def schema_of(connection: Connection) -> str:
    """Return the ledger's schema, quoted."""
    return quote(connection, str(connection.scalar(text("SELECT current_schema()"))))


def quote(connection: Connection, name: str) -> str:
    """Return a name as SQL quotes it."""
    return connection.dialect.identifier_preparer.quote_identifier(name)
