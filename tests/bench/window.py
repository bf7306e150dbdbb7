"""With the window open: a mark from the key press to the disk, and the turn of a screen."""

from __future__ import annotations

import contextlib
import os
import statistics
import sys
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app.app import SWITCH
from commission_app.services.day.today import ReadToday
from commission_app.services.demo.play import Size
from commission_app.services.demo.practice import practice_of_today
from commission_app.views.kit.level_bar import LevelBar
from commission_app.views.screens import screens_of
from commission_app.views.support import theme, tongue
from commission_app.views.support.collecting import Collector
from commission_app.views.support.desk import Place
from tests.bench.measure import Figure, percentile
from tests.bench.places import bare_file, insert_all, new_place
from tests.support.desks import Openers, Strays

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.desks import Driver

DAY = Size(120, 60, 4, 2)
INTAKE = Size(8068, 411, 7, 2)
MARKS = 300
LONGEST_MS, TURN_MS, PATIENCE = 16.0, 100.0, 10.0
DIGITS = [Qt.Key(Qt.Key.Key_1.value + n) for n in range(5)]


def figures(folder: Path) -> list[Figure]:
    """Both at the window that a person has before them, drawn without a screen."""
    os.environ["COMMISSION_DATA"] = str(folder / "computer")
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError(app)
    theme.dress(app, theme.Mode.LIGHT, theme.MEMBER)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)  # as the program does, like the next line
    collector = Collector(app)
    try:
        return _figures(folder)
    finally:
        collector.stop()
        sys.setswitchinterval(usual)


def _figures(folder: Path) -> list[Figure]:
    return [*_marks(folder), *_turns(folder)]


def _marks(folder: Path) -> list[Figure]:
    """The time from the key's event to the writer's answer, back on the window's thread."""
    now = datetime.now(UTC).astimezone()  # noqa: TID251 - the real clock, as a person has it
    openers = Openers(Strays())
    driver = openers(practice_of_today(folder / "day", DAY, "prepared", now)(), "M01")
    raw = bare_file(
        new_place(folder, "rival"), [("row", "n INTEGER PRIMARY KEY, level INTEGER")]
    )
    ours, rival = list[float](), list[float]()
    with contextlib.closing(raw):
        driver.go("score", driver.ask(ReadToday()).next)
        bars = driver.window.findChildren(LevelBar)
        for number in range(MARKS):
            bars[number % len(bars)].setFocus()
            driver.settle()
            ours.append(_press(driver, DIGITS[2 + number % 3]))
            before = time.perf_counter()
            insert_all(raw, {"row": [(number, number % 5)]})
            rival.append(time.perf_counter() - before)
    openers.close_all()
    figures: list[Figure] = []
    for name, share in (("median", 0.5), ("99th percentile", 0.99)):
        mine, theirs = percentile(ours, share), percentile(rival, share)
        verdict = "within" if mine * 1000 <= LONGEST_MS else "ABOVE"
        figures.append(
            Figure(
                what=f"a key press to the disk, window open: {name}",
                rival="one commit of one row, same disk",
                ours_seconds=mine,
                rival_seconds=theirs,
                ratio=mine / theirs,
                pairs=MARKS,
                note=f"{verdict} {LONGEST_MS:g} ms" if share > 0.5 else f"{MARKS} key presses",
            )
        )
    return figures


def _press(driver: Driver, key: Qt.Key) -> float:
    """Seconds from the key to the durable commit; what is painted later is not waited for."""
    saved: list[float] = []

    def note(*_: object) -> None:
        saved.append(time.perf_counter())

    # In the writer's own thread, as soon as the commit has returned.
    durable = driver.desk.runner._acted
    durable.connect(note, Qt.ConnectionType.DirectConnection)
    before = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or driver.window, key)
    while not saved:
        if time.perf_counter() - before > PATIENCE:
            raise RuntimeError("the mark was never saved")
        QTest.qWait(0)
    durable.disconnect(note)
    driver.settle()
    return saved[0] - before


def _turns(folder: Path) -> list[Figure]:
    """From one screen to the next with a whole intake, and to another language."""
    now = datetime.now(UTC).astimezone()  # noqa: TID251 - as above
    openers = Openers(Strays())
    driver = openers(practice_of_today(folder / "intake", INTAKE, "delivered", now)())
    keys = [entry.key for entry in screens_of("office") if not entry.hidden]
    first, again = _times(driver, keys), _times(driver, keys)
    other = {lang: _own(partial(tongue.switch, lang)) for lang in ("kk", "ru", "en", "ru")}
    tongue.switch("ru")
    openers.close_all()
    return [
        _slowest("opening the slowest screen for the first time", "the median screen", first),
        _slowest("turning to the slowest screen again", "the median screen", again),
        _slowest("the slowest other language, all screens open", "the median one", other),
    ]


def _times(driver: Driver, keys: list[str]) -> dict[str, float]:
    """Of each screen: how long the window's thread works until it is painted."""
    took: dict[str, float] = {}
    for key in keys:
        took[key] = _own(partial(driver.work.pages.go, Place(key)))
        driver.settle()
    return took


def _own(turn: Callable[[], object]) -> float:
    """The thread's own seconds: on a loaded machine it waits for others besides."""
    before = time.thread_time()
    turn()
    QTest.qWait(0)  # painted
    return time.thread_time() - before


def _slowest(what: str, rival: str, took: dict[str, float]) -> Figure:
    slowest = max(took, key=lambda key: took[key])
    usual = statistics.median(took.values())
    verdict = "within" if took[slowest] * 1000 <= TURN_MS else "ABOVE"
    return Figure(
        what=f"{what}, 8 068 candidates",
        rival=rival,
        ours_seconds=took[slowest],
        rival_seconds=usual,
        ratio=took[slowest] / usual,
        pairs=len(took),
        note=f"{slowest}: {verdict} {TURN_MS:g} ms of the window's thread",
    )
