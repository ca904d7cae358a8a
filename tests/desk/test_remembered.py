"""What the desk remembers of a state of its ledger, and what it forgets."""

from __future__ import annotations

from threading import Barrier, Thread

from dateline.desk.remembered import Remembered


def counted() -> tuple[list[int], Remembered[int]]:
    return [], Remembered[int](2)


def test_an_answer_is_found_once_for_a_state() -> None:
    asked, kept = counted()

    def find() -> int:
        asked.append(1)
        return len(asked)

    assert [kept.get("1", "a", find) for _ in range(3)] == [1, 1, 1]


def test_another_state_drops_all() -> None:
    _, kept = counted()
    assert kept.get("1", "a", lambda: 1) == 1
    assert kept.get("2", "b", lambda: 2) == 2
    assert kept.get("1", "a", lambda: 3) == 3


def test_the_oldest_question_is_forgotten() -> None:
    _, kept = counted()
    for number, name in enumerate("abc"):
        assert kept.get("1", name, lambda number=number: number) == number  # type: ignore[misc]  # bound
    assert kept.get("1", "c", lambda: 9) == 2
    assert kept.get("1", "a", lambda: 9) == 9


def test_who_asks_meanwhile_waits() -> None:
    asked, kept = counted()
    gate = Barrier(4)

    def find() -> int:
        asked.append(1)
        return 7

    def ask() -> None:
        gate.wait()
        kept.get("1", "a", find)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == [1]
