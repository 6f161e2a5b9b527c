"""The time limit, with the system's alarm clock and without."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from checker.audit.deadline import Deadline, Late


def busy(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def in_thread(work: Callable[[], str]) -> str:
    said: list[str] = []
    thread = threading.Thread(target=lambda: said.append(work()))
    thread.start()
    thread.join()
    return said[0]


def outcome(work: Callable[[Deadline], None], seconds: float) -> str:
    deadline = Deadline(seconds)
    try:
        with deadline.running():
            work(deadline)
    except Late:
        return "late"
    except ZeroDivisionError:
        return "failed"
    return "done"


def paused(deadline: Deadline) -> None:
    with deadline.paused():
        busy(0.3)


def swallows(deadline: Deadline) -> None:
    try:
        busy(30)
    except Exception:
        busy(30)


def fails(deadline: Deadline) -> None:
    raise ZeroDivisionError


CASES = [
    (lambda deadline: busy(30), 0.1, "late"),
    (lambda deadline: None, 30.0, "done"),
    (paused, 0.1, "done"),
    (swallows, 0.1, "late"),
    (fails, 30.0, "failed"),
]


@pytest.mark.parametrize(("work", "seconds", "expected"), CASES)
def test_in_the_main_thread_and_in_another(work: Callable[[Deadline], None], seconds: float, expected: str) -> None:
    assert outcome(work, seconds) == expected
    assert in_thread(lambda: outcome(work, seconds)) == expected


def test_it_can_be_used_again_and_again() -> None:
    def twice() -> str:
        deadline = Deadline(0.1)
        for _ in range(3):
            with pytest.raises(Late), deadline.running():
                busy(30)
            with deadline.running():
                pass
        busy(0.2)
        return "done"

    assert twice() == "done"
    assert in_thread(twice) == "done"
