"""What can be done from anywhere in an open workspace: one line each, found by the palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.views.support.desk import Desk

BOTH = frozenset({"office", "laptop"})


class AtWork(Protocol):
    """What an act has in its hands: the open workspace and what stands around it."""

    @property
    def desk(self) -> Desk: ...

    def print_seen(self) -> None: ...

    def ask_help(self) -> None: ...

    def open_palette(self) -> None: ...

    def next_notice(self) -> None: ...

    def speak(self, language: str) -> None: ...

    def look(self, mode: str) -> None: ...

    def close_program(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Action:
    """An act of the program; `shortcut` "" has none, `roles` says who is offered it."""

    key: str
    title: str  # text key
    icon: str
    run: Callable[[AtWork], None]
    shortcut: str = ""
    roles: frozenset[str] = BOTH
    own_shortcut: bool = False  # what it acts on listens for the keys itself


def _lock(work: AtWork) -> None:
    work.desk.lock()


def _keys(work: AtWork) -> None:
    work.desk.change_keys()


def _help(work: AtWork) -> None:
    work.ask_help()


def _print(work: AtWork) -> None:
    work.print_seen()


def _problem(work: AtWork) -> None:
    work.next_notice()


def _find(work: AtWork) -> None:
    work.open_palette()


def _speak(language: str) -> Callable[[AtWork], None]:
    return lambda work: work.speak(language)


def _look(mode: str) -> Callable[[AtWork], None]:
    return lambda work: work.look(mode)


def _close(work: AtWork) -> None:
    work.close_program()


ACTIONS: tuple[Action, ...] = (
    Action("print", T("palette.print"), "ph.printer", _print, "Ctrl+P"),
    Action("lock", T("palette.lock"), "ph.lock-simple", _lock, "Ctrl+L"),
    Action("keys", T("palette.keys"), "ph.key", _keys),
    Action("help", T("palette.help"), "ph.question", _help, "F1"),
    Action("find", T("palette.find"), "ph.magnifying-glass", _find, "Ctrl+K"),
    Action(
        "problem", T("palette.problem"), "ph.warning-circle", _problem, "F8", own_shortcut=True
    ),
    Action("kk", T("palette.kk"), "ph.translate", _speak("kk")),
    Action("ru", T("palette.ru"), "ph.translate", _speak("ru")),
    Action("en", T("palette.en"), "ph.translate", _speak("en")),
    Action("light", T("palette.light"), "ph.sun", _look("light")),
    Action("dark", T("palette.dark"), "ph.moon", _look("dark")),
    Action("system", T("palette.system"), "ph.circle-half", _look("")),
    Action("close", T("palette.close"), "ph.sign-out", _close),
)


def actions_of(role: str) -> tuple[Action, ...]:
    """What an office or a laptop is offered."""
    return tuple(action for action in ACTIONS if role in action.roles)
