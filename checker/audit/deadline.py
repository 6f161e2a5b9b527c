"""A limit for the time a piece of work takes, in any thread of any system."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol


class Late(Exception):
    """The work took longer than it may."""


class Deadline:
    """``seconds`` for the work in ``running``; what is done in ``paused`` has limits of its own and does not count."""

    def __init__(self, seconds: float) -> None:
        self._clock: _Clock = _Alarm(seconds) if _has_alarm() else _Watch(seconds)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Raises Late inside the block when its time is over."""
        try:
            self._clock.start()
            try:
                yield
            finally:
                self._clock.stop()
        except _Over:
            raise Late from None

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Inside ``running``: what comes after the block has the full time again."""
        self._clock.stop()
        try:
            yield
        finally:
            self._clock.start()


class _Over(BaseException):
    """Not an Exception: the work must not take it for one of its own."""


class _Clock(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


class _Alarm:
    """The system's alarm clock; it reaches the main thread only, but even in the middle of a long search."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        signal.signal(signal.SIGALRM, _ring)

    def start(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Watch:
    """A thread that looks at the clock and has the interpreter raise _Over in the thread that works."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._round = 0
        self._is_over = False
        self._timer: threading.Timer | None = None

    def start(self) -> None:
        with self._lock:
            self._round += 1
            self._is_over = False
        self._timer = threading.Timer(self._seconds, self._stop_work, (threading.get_ident(), self._round))
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._round += 1
            is_over = self._is_over
        if is_over:  # asked for, and perhaps not yet raised: once is enough
            _interrupt(threading.get_ident(), None)
            raise _Over

    def _stop_work(self, thread: int, number: int) -> None:
        with self._lock:
            if number == self._round:
                self._is_over = True
                _interrupt(thread, _Over)


def _has_alarm() -> bool:
    return hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()


def _ring(number: int, frame: FrameType | None) -> None:
    raise _Over


def _interrupt(thread: int, kind: type[BaseException] | None) -> None:
    what = None if kind is None else ctypes.py_object(kind)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)
