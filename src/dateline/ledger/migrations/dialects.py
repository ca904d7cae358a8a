"""How a migration makes what SQLite and PostgreSQL write differently. Used by released migrations.

What is here is only ever added to: a function that a released migration calls stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from alembic import op
from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.schema import SchemaItem

LONG: Final = "dateline_long_key"


@compiles(Text, "postgresql")
def write_text(_: Text, __: Any, *, type_expression: Any = None, **___: Any) -> str:
    """Write the type of a column of text: ordered by code points, as SQLite and Python order it."""
    return "TEXT" if type_expression is None else 'TEXT COLLATE "C"'


def on_server() -> bool:
    """Tell whether the migration runs on PostgreSQL."""
    return op.get_bind().dialect.name == "postgresql"


def long_key(kind: Any, *names: str) -> Any:
    """Return a primary or unique key over texts that may be longer than PostgreSQL's indexes take."""
    return kind(*names, info={LONG: names})


def create_table(name: str, *items: SchemaItem) -> None:
    """Make a table; on PostgreSQL a long key is a unique index over digests of its columns."""
    long = [item.info[LONG] for item in items if LONG in item.info] if on_server() else []
    op.create_table(name, *(item for item in items if not (long and LONG in item.info)))
    for names in long:
        digests = ", ".join(f"md5({column})" for column in names)
        op.execute(f"CREATE UNIQUE INDEX uk_{name} ON {name} ({digests})")


def refuse_changes(table: str, same: Sequence[str] = (), conditions: Sequence[str] = ()) -> None:
    """Make the triggers that refuse to change or delete rows of a table.

    With ``conditions`` (SQL of ``OLD`` and ``NEW`` that both databases know) a change is let through
    where all of them hold and the columns ``same`` stay as they were.
    """
    allow_changes(table, same, conditions, replace=False)
    if on_server():
        make_refusal(f"{table}_never_deleted", "DELETE", table, "deleted")
        op.execute(
            f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_never_deleted()"
        )
    else:
        op.execute(
            f"CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: rows are never deleted'); END"
        )


def allow_changes(
    table: str, same: Sequence[str], conditions: Sequence[str], *, replace: bool = True
) -> None:
    """Make the trigger that refuses to change rows of a table, but for what ``conditions`` allow.

    With ``replace`` it takes the place of the one before.
    """
    if on_server():
        kept = [f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in same]
        allowed = " AND ".join([*kept, *conditions])
        make_refusal(f"{table}_never_changed", "UPDATE", table, "changed", allowed)
        return
    allowed = " AND ".join([*(f"NEW.{name} IS OLD.{name}" for name in same), *conditions])
    unless = f"WHEN NOT ({allowed}) " if conditions else ""
    if replace:
        op.execute(f"DROP TRIGGER {table}_never_changed")
    op.execute(
        f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} {unless}"
        f"BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed'); END"
    )


def make_refusal(name: str, change: str, table: str, word: str, allowed: str = "") -> None:
    """Make a function of PostgreSQL that refuses a change, and the trigger that calls it."""
    let_through = f"IF {allowed} THEN RETURN NEW; END IF; " if allowed else ""
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{let_through}RAISE EXCEPTION '{table}: rows are never {word}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {change} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
