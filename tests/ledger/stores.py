"""Where the tests' ledgers lie: each test that asks for ``where`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Protocol

import psycopg
import pytest
from tests.ledger.cluster import Cluster, find_binaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NUMBERS = count()
NO_SERVER = (
    "no PostgreSQL server is installed (apt-get install postgresql-15, or set DATELINE_TEST_POSTGRES)"
)
STORES = ["sqlite", "postgresql"]
REFUSED: Final = (sqlite3.IntegrityError, psycopg.IntegrityError)  # what a plain connection raises


class Shell(Protocol):
    """A connection that knows nothing of the program; each statement is stored at once."""

    def execute(self, query: Any, parameters: Any = ..., /) -> Any:
        """Run a statement."""

    def close(self) -> None:
        """Close it."""


def connect(where: Path | str) -> Shell:
    """Return a plain connection to a ledger."""
    if "://" in str(where):
        return psycopg.connect(str(where), autocommit=True)
    return sqlite3.connect(where, isolation_level=None)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running PostgreSQL server."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip(NO_SERVER)
    made = Cluster(binaries)
    try:
        made.start()
        yield made
    finally:
        made.remove()


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """The name of a database that holds an empty ledger, to be copied."""
    from dateline.ledger import Ledger  # noqa: PLC0415  - only where it is needed

    make_database(cluster, "template_ledger", "template0")
    Ledger.open(cluster.address("template_ledger"), create=True).close()
    return "template_ledger"


def make_database(cluster: Cluster, name: str, template: str) -> str:
    """Make a database as a copy of another; return its address."""
    shell = connect(cluster.address("postgres"))
    shell.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    shell.close()
    return cluster.address(name)


def drop_databases(cluster: Cluster, names: list[str]) -> None:
    shell = connect(cluster.address("postgres"))
    for name in names:
        shell.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    shell.close()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> str:
    """The kind of database of this run of the test: ``sqlite`` or ``postgresql``."""
    kind: str = request.param
    return kind


@pytest.fixture
def new_place(
    store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Path | str]]:
    """A function that returns places for ledgers; on a server one is made, but for ``bare``."""
    made: list[str] = []

    def on_disk(*, bare: bool = False) -> Path:
        _ = bare
        return tmp_path / f"ledger{next(NUMBERS)}.db"

    def on_server(*, bare: bool = False) -> str:
        source = "template0" if bare else request.getfixturevalue("template")
        made.append(f"ledger{next(NUMBERS)}")
        return make_database(server, made[-1], source)

    if store == "sqlite":
        yield on_disk
        return
    server: Cluster = request.getfixturevalue("cluster")
    yield on_server
    drop_databases(server, made)


@pytest.fixture
def where(new_place: Callable[..., Path | str]) -> Path | str:
    """A place for a ledger: a file that is not there yet, or a database with an empty ledger."""
    return new_place()
