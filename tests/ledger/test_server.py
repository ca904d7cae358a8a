"""A ledger on a PostgreSQL server: address, rights, failures, and a server that goes away."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from tests.ledger.looking import ask, faults, look
from tests.ledger.planted import plant_linkage, plant_page
from tests.ledger.stores import connect

from dateline import cli
from dateline.errors import DiskFull, HouseError, InputError, LedgerAway, LedgerUnusable
from dateline.ledger import Ledger, address, patience
from dateline.ledger.decisions import Decision
from dateline.ledger.server_failures import explain_server
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ledger.cluster import Cluster

SECRET = "sesame-4711"  # noqa: S105  - of a server that lives as long as a test
SERVER = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


@pytest.fixture
def reader(cluster: Cluster) -> str:
    """A role of the server that has no rights."""
    with closing(connect(cluster.address("postgres"))) as shell:
        shell.execute("DROP ROLE IF EXISTS reader_ada")
        shell.execute("CREATE ROLE reader_ada LOGIN")
    return "reader_ada"


def as_role(where: str, role: str) -> str:
    return where.replace("keeper@", f"{role}@")


def refusal(where: str, *, create: bool) -> str:
    """Return the sentence with which an address is refused; it never tells the password."""
    with pytest.raises(LedgerUnusable) as caught:
        Ledger.open(where, create=create, wait=0.2)
    assert caught.value.remedy
    assert SECRET not in str(caught.value)
    return str(caught.value)


# --- addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize("create", [True, False])
def test_a_server_that_is_not_there(tmp_path: Path, *, create: bool) -> None:
    sentence = refusal(f"postgresql://ada:{SECRET}@/ledger?host={tmp_path}", create=create)
    assert "cannot be reached" in sentence
    assert f"postgresql://ada@/ledger?host={tmp_path}" in sentence


@SERVER
def test_a_database_that_is_not_there(where: str) -> None:
    sentence = refusal(where.replace("ledger", "nowhere", 1), create=True)
    assert "There is no database" in sentence
    assert "createdb" in sentence


@SERVER
def test_a_user_that_is_not_there(where: str) -> None:
    assert "did not let you in" in refusal(as_role(where, f"nobody:{SECRET}"), create=True)


@SERVER
def test_a_wrong_password(where: str, cluster: Cluster) -> None:
    name = where.rpartition("/ledger")[2].partition("?")[0]
    with closing(connect(cluster.address("postgres"))) as shell:
        shell.execute("DROP ROLE IF EXISTS locked")
        shell.execute(f"CREATE ROLE locked LOGIN PASSWORD '{SECRET}'")
        shell.execute("DROP DATABASE IF EXISTS locked")
        shell.execute("CREATE DATABASE locked OWNER locked TEMPLATE template0")
    assert name
    assert "did not let you in" in refusal(cluster.address("locked", "locked"), create=True)
    wrong = cluster.address("locked", "locked", SECRET[::-1])
    assert "did not let you in" in refusal(wrong, create=True)
    with Ledger.open(cluster.address("locked", "locked", SECRET), create=True) as ledger:
        assert ledger.revisions() == 0


@pytest.mark.parametrize(
    "given",
    [
        f"postgresql://ada:{SECRET}@x@db.example/ledger",
        f"postgresql://ada:{SECRET}/x@db.example/ledger",
        f"postgresql://ada:4711/{SECRET}@db.example/ledger",
        f"postgresql://ada:{SECRET}%zz@db.example/ledger",
        f"postgresql://ada:{SECRET}@db.example:port/ledger",
        f"mysql://ada:{SECRET}@db.example/ledger",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(given: str) -> None:
    sentence = refusal(given, create=True)
    assert "postgresql://USER@HOST:PORT/DATABASE" in sentence
    assert SECRET not in address.show_place(given)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (f"postgres://ada:{SECRET}@db.example:5433/ledger", "postgresql://ada@db.example:5433/ledger"),
        (f"POSTGRESQL://db.example/ledger?user=ada&password={SECRET}", "postgresql://ada@db.example/ledger"),
        (f"postgresql://db.example/l?sslpassword={SECRET}&options=-csearch_path%3Dnews",
         "postgresql://db.example/l?options=-csearch_path=news"),
        ("ledger.db", "ledger.db"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(given: str, shown: str) -> None:
    assert address.show_place(given) == shown


@SERVER
def test_a_missing_driver_is_said(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setitem(sys.modules, "psycopg.conninfo", None)
    assert "pip install 'dateline[postgres]'" in refusal(where, create=True)


# --- databases -------------------------------------------------------------------------------


@SERVER
@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_something_else(new_place: Callable[..., str], *, create: bool) -> None:
    where = new_place(bare=True)
    with closing(connect(where)) as shell:
        shell.execute("CREATE TABLE captures (id integer)")
    assert "holds tables of something else" in refusal(where, create=create)
    assert list(look(where)) == ["captures"]


@SERVER
def test_an_empty_database_is_no_ledger_to_ask(new_place: Callable[..., str]) -> None:
    assert "is empty" in refusal(new_place(bare=True), create=False)


@SERVER
@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_of_a_newer_program(where: str, *, create: bool) -> None:
    with closing(connect(where)) as shell:
        shell.execute("UPDATE dateline_version SET version_num = '9999'")
    assert "written by a newer Dateline" in refusal(where, create=create)


def test_a_database_in_another_encoding(cluster: Cluster) -> None:
    with closing(connect(cluster.address("postgres"))) as shell:
        shell.execute("DROP DATABASE IF EXISTS latin")
        shell.execute(
            "CREATE DATABASE latin ENCODING LATIN1 LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0"
        )
    assert "a ledger needs UTF8" in refusal(cluster.address("latin"), create=True)


@SERVER
def test_two_ledgers_in_two_schemas_of_one_database(new_place: Callable[..., str]) -> None:
    where = new_place(bare=True)
    news, other = (f"{where}&options=-csearch_path%3D{name}" for name in ("news", "other"))
    assert "names a schema that is not there" in refusal(news, create=True)
    with closing(connect(where)) as shell:
        shell.execute("CREATE SCHEMA news")
        shell.execute("CREATE SCHEMA other")
    with Ledger.open(news, create=True) as one, Ledger.open(other, create=True) as two:
        one.add(*plant_page(0), "reader/1", "{}")
        assert (one.revisions(), two.revisions()) == (1, 0)
    assert faults(news) == []


@SERVER
def test_long_and_odd_texts_are_kept(where: str) -> None:
    """The keys of these tables are longer than an index of PostgreSQL takes, and text may hold NUL."""
    long = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(9000))
    data, report = plant_page(0)
    title = f"NUL \0, the mark \ufdd0, both \ufdd0\0 and \ufdd00; long words: {'x' * 9000} {long}"
    odd = replace(report.articles[0], title=title)
    with Ledger.open(where, create=True) as ledger:
        ledger.skip(long, Note("error", "empty", long))
        ledger.skip(long, Note("error", "empty", long))
        ledger.add(data, replace(report, articles=(odd,)), "reader/1", long)
        assert [linked.article.title for linked in ledger.articles()] == [odd.title]
    assert ask(where, "SELECT count(*) FROM skips") == [(1,)]
    assert ask(where, "SELECT count(*) FROM revisions") == [(1,)]


# --- rights ----------------------------------------------------------------------------------


@SERVER
def test_a_reader_may_read_and_nothing_else(where: str, reader: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
        assert "does not allow you this" in refusal(as_role(where, reader), create=False)
        ledger.grant(reader, "read")
    sentence = refusal(as_role(where, reader), create=True)
    assert "may not be written by reader_ada" in sentence
    assert "dateline team grant LEDGER reader_ada --write" in sentence
    with Ledger.open(as_role(where, reader), create=False) as ledger:
        assert len(list(ledger.articles())) == 2
        with pytest.raises(LedgerUnusable, match="does not allow you this"):
            ledger.decide(Decision("review", "clm:1", None, "accepted", "Ada"))
        with pytest.raises(LedgerUnusable, match="given by its owner"):
            ledger.grant(reader, "write")
        assert [(one.name, one.right) for one in ledger.members()] == [
            ("keeper", "owner"),
            (reader, "read"),
        ]


@SERVER
def test_a_writer_does_all_that_verbs_do_but_cannot_take_the_triggers_off(
    where: str, reader: str
) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.grant(reader, "write")
    with Ledger.open(as_role(where, reader), create=True) as ledger:
        for number in range(3):
            assert ledger.add(*plant_page(number), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
        ledger.decide(Decision("review", "clm:1", None, "accepted", "Ada"))
        ledger.forget(next(ledger.articles()).capture, "asked to", "Ada")
    with closing(connect(as_role(where, reader))) as shell:
        for statement in (
            "DELETE FROM captures",
            "TRUNCATE captures CASCADE",
            "DROP TRIGGER captures_never_deleted ON captures",
            "ALTER TABLE captures DISABLE TRIGGER ALL",
        ):
            with pytest.raises(Exception, match=r"never deleted|permission denied|must be owner"):
                shell.execute(statement)


@SERVER
def test_what_a_member_of_the_owners_role_grants_holds_for_the_owners_later_tables(
    where: str, reader: str
) -> None:
    with Ledger.open(where, create=True), closing(connect(where)) as shell:
        shell.execute("DROP ROLE IF EXISTS deputy")
        shell.execute("CREATE ROLE deputy LOGIN IN ROLE keeper")
    with Ledger.open(as_role(where, "deputy"), create=False) as ledger:
        ledger.grant(reader, "read")
    with closing(connect(where)) as shell:
        shell.execute("CREATE TABLE of_the_owner (id integer)")
    assert ask(as_role(where, reader), "SELECT * FROM of_the_owner") == []


@SERVER
def test_rights_are_replaced_and_taken_and_hold_for_later_tables(where: str, reader: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.grant(reader, "write")
        ledger.grant(reader, "read")
        with closing(connect(where)) as shell:
            shell.execute("CREATE TABLE of_a_later_version (id integer)")
        assert ask(as_role(where, reader), "SELECT * FROM of_a_later_version") == []
        assert "may not be written" in refusal(as_role(where, reader), create=True)
        ledger.revoke(reader)
        assert [one.right for one in ledger.members()] == ["owner"]
    assert "does not allow you this" in refusal(as_role(where, reader), create=False)


@SERVER
@pytest.mark.parametrize("name", ["nobody at all", 'quo"te', "a;b", "", "x\0y", "%s"])
def test_a_role_that_is_not_there_gets_no_right(where: str, name: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        with pytest.raises(InputError, match="knows no user or role"):
            ledger.grant(name, "read")
        with pytest.raises(InputError, match="knows no user or role"):
            ledger.revoke(name)


@SERVER
def test_the_owner_keeps_every_right(where: str) -> None:
    with Ledger.open(where, create=True) as ledger, pytest.raises(InputError, match="owns the ledger"):
        ledger.revoke("keeper")


def test_a_file_has_no_team(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for act in (ledger.members, lambda: ledger.grant("ada", "read")):
            with pytest.raises(InputError, match="This ledger is a file"):
                act()


# --- a server that fails or goes away --------------------------------------------------------


@SERVER
def test_a_writer_waits_for_another_and_then_says_so(where: str) -> None:
    with Ledger.open(where, create=True, wait=0.2) as ledger, closing(connect(where)) as shell:
        shell.execute("BEGIN")
        shell.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('dateline ' || current_schema(), 0))"
        )
        with pytest.raises(LedgerUnusable, match="is locked"):
            ledger.add(*plant_page(0), "reader/1", "{}")
        assert ledger.revisions() == 0
        shell.execute("COMMIT")
        assert ledger.add(*plant_page(0), "reader/1", "{}")


@SERVER
def test_a_server_that_only_reads_is_read_and_says_so_to_whoever_writes(
    where: str, new_place: Callable[..., str]
) -> None:
    name = where.partition("@/")[2].partition("?")[0]
    with closing(connect(where)) as shell:
        shell.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    said = "its server only reads"
    with Ledger.open(where, create=False) as ledger:
        assert ledger.revisions() == 0
        with pytest.raises(LedgerUnusable, match=said) as caught:
            ledger.add(*plant_page(0), "reader/1", "{}")
        assert "default_transaction_read_only set off" in (caught.value.remedy or "")
        assert ledger.revisions() == 0
    assert said in refusal(where, create=True)
    assert "is empty" in refusal(new_place(bare=True), create=False)
    with closing(connect(where)) as shell:
        shell.execute("SET default_transaction_read_only = off")
        shell.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
    with Ledger.open(where, create=True) as ledger:
        assert ledger.add(*plant_page(0), "reader/1", "{}")


@SERVER
def test_an_empty_database_of_a_server_that_only_reads(new_place: Callable[..., str]) -> None:
    where = f"{new_place(bare=True)}&options=-cdefault_transaction_read_only%3Don"
    assert "its server only reads" in refusal(where, create=True)


@pytest.mark.parametrize(
    ("error", "kind", "cause", "remedy"),
    [
        (psycopg.errors.DiskFull("cannot extend"), DiskFull, "full on its server", "Make room"),
        (psycopg.errors.IoError("No space left on device"), DiskFull, "full on its server", "Make room"),
        (psycopg.errors.InternalError_("Disk quota exceeded"), DiskFull, "is full", "Make room"),
        (psycopg.errors.ConfigurationLimitExceeded("temporary file size exceeds temp_file_limit"),
         DiskFull, "than its server allows", "temp_file_limit"),
        (psycopg.errors.ReadOnlySqlTransaction("INSERT"), LedgerUnusable, "only reads", "set off"),
        (psycopg.errors.InsufficientPrivilege("could not open: Read-only file system"),
         LedgerUnusable, "disk of its server", "looked at"),
        (psycopg.errors.CrashShutdown("ended"), LedgerAway, "went away", "disk is not full"),
    ],
)  # fmt: skip
def test_what_a_disk_of_a_server_says_has_a_cause_and_a_next_step(
    error: Exception, kind: type[Exception], cause: str, remedy: str
) -> None:
    found = explain_server(error, "postgresql://db.example/news")
    assert type(found) is kind
    assert cause in found.cause
    assert "postgresql://db.example/news" in found.cause
    assert remedy in (found.remedy or "")


@SERVER
def test_a_statement_that_breaks_a_rule_of_the_tables_is_our_bug(where: str) -> None:
    data, report = plant_page(0)
    story = report.articles[0]
    twice = replace(story, claims=(*story.claims, story.claims[0]))
    with Ledger.open(where, create=True) as ledger, pytest.raises(HouseError, match="duplicate key"):
        ledger.add(data, replace(report, articles=(twice,)), "reader/1", "{}")


@SERVER
def test_a_server_that_is_killed_and_started_again_in_the_middle(
    where: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tell = patience.tell_wait

    def start_when_it_is_waited_for(error: LedgerAway, seconds: float) -> float:
        until = tell(error, seconds)
        cluster.start()
        return until

    monkeypatch.setattr(patience, "tell_wait", start_when_it_is_waited_for)
    with Ledger.open(where, create=True) as ledger:
        for number in range(4):
            assert ledger.add(*plant_page(number), "reader/1", "{}")
        cluster.stop(signal.SIGQUIT)
        for number in range(4, 8):  # the first of these waits for the server
            assert ledger.add(*plant_page(number), "reader/1", "{}")
        assert ledger.revisions() == 8
    assert caplog.text.count("Waiting for it") == 1
    assert faults(where) == []
    assert ask(where, "SELECT count(*) FROM captures") == [(8,)]


@SERVER
def test_a_server_that_stays_away_is_said_and_the_rest_is_added_later(
    where: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.3)
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
        cluster.stop(signal.SIGQUIT)
        try:
            with pytest.raises(LedgerAway, match="Run the same command again") as caught:
                ledger.add(*plant_page(1), "reader/1", "{}")
            assert "cannot be reached or went away" in caught.value.cause
        finally:
            cluster.start()
        assert not ledger.add(*plant_page(0), "reader/1", "{}")
        assert ledger.add(*plant_page(1), "reader/1", "{}")


@SERVER
def test_a_connection_that_is_ended_within_a_write_leaves_nothing_and_is_made_anew(
    where: str,
) -> None:
    before = look(where)
    ended: list[Any] = []
    with Ledger.open(where, create=True) as ledger, closing(connect(where)) as shell:

        def end(connection: Any, *_: Any) -> None:
            if not ended:
                pid = connection.connection.driver_connection.info.backend_pid
                ended.extend([look(where), shell.execute(f"SELECT pg_terminate_backend({pid})")])

        from sqlalchemy import event  # noqa: PLC0415  - beside what it listens to

        event.listen(ledger._engine, "commit", end)
        assert ledger.add(*plant_page(0), "reader/1", "{}")
        assert ledger.revisions() == 1
    assert ended[0] == before
    assert faults(where) == []


# --- the command line ------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command; return its exit code, what it printed and what it said."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        code = 0
        try:
            cli.main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        return (code, *capfd.readouterr())

    return command


@SERVER
def test_the_verbs_take_an_address_and_never_print_its_password(
    where: str, cluster: Cluster, tmp_path: Path, run: Any
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Nera Calder said the bridge at Port Selin was closed.\n", encoding="utf-8")
    secret = where.replace("keeper@", f"keeper:{SECRET}@")
    done = [
        run("read", str(page), "--into", secret, "--workers", "0"),
        run("who-says", secret, "bridge"),
        run("changes", secret),
        run("team", "list", secret),
        run("actors", "list", secret),
        run("show", secret, "page.txt"),
        run("review", secret, "list"),
        run("search", secret, "bridge"),
        run("migrate", secret),
    ]
    assert [code for code, *_ in done] == [0] * len(done), done
    assert not any(SECRET in said for _, *both in done for said in both)
    assert "dateline who-says" in done[0][1]
    cluster.stop()
    try:
        code, printed, said = run("show", secret, "page.txt")
    finally:
        cluster.start()
    assert (code, printed) == (1, "")
    assert said.startswith("dateline: The server of the ledger postgresql://keeper@/")
    assert SECRET not in said


@SERVER
def test_team_on_the_command_line(where: str, reader: str, run: Any) -> None:
    assert run("team", "grant", where, reader)[0] == 2
    code, printed, _ = run("team", "grant", where, reader, "--read")
    assert (code, printed.split(" the ")[0]) == (0, f"{reader} may read")
    assert run("team", "list", where, "--json")[1].splitlines() == [
        '{"name":"keeper","right":"owner"}',
        f'{{"name":"{reader}","right":"read"}}',
    ]
    assert run("team", "revoke", where, reader)[0] == 0
    assert run("team", "list", where)[1] == "owner keeper\n"
