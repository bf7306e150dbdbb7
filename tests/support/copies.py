"""Workspaces that were copied or restored, and what two of them say of one thing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.approving import Approval
from commission_app.services.changes import Changes, Done
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import Resolve
from commission_app.shared.texts import LANGUAGES

if TYPE_CHECKING:
    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from commission_app.services.conflicts.found import Conflict
    from commission_app.services.sentences import Said
    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason

REASON = "Хаттамадағы жазбамен салыстырылды."


def clone(season: SmallSeason, who: str, name: str) -> Workspace:
    """The folder of a device is copied, and both go on."""
    if who in season.opened:
        season.close_one(who)
    shutil.copytree(season.place(who), season.place(name))
    return season.workspace(name)


def pour(source: Workspace, target: Workspace) -> None:
    """All facts of one workspace are taken in by another one."""
    with source.read() as now:
        facts = now.facts.select()
    with target.act() as act:
        act.facts.apply(facts)


def record(workspace: Workspace, *bodies: Body) -> list[str]:
    """Facts as an act would write them; their digests."""
    with workspace.act() as act:
        return [act.record(body) for body in bodies]


@dataclass(frozen=True)
class SayTwice:
    """What two devices would say of one thing, side by side: none of them knew the other."""

    bodies: tuple[Body, ...]

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            for body in self.bodies:
                act._chain(body, ())
        return Done(None, ~Changes.NOTHING)


@dataclass(frozen=True)
class Pour:
    """Facts are taken in as they are, past every check of a package."""

    facts: tuple[Fact, ...]

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            act.facts.apply(self.facts)
        return Done(None, ~Changes.NOTHING)


def contradict(season: SmallSeason, one: Body, other: Body) -> None:
    """The office and its copy say two things of one."""
    second = clone(season, "office", "office copy")
    record(season.office, one)
    record(second, other)
    pour(second, season.office)


def open_conflicts(season: SmallSeason) -> dict[str, Conflict]:
    """Kind → the conflict, of an office with one of each."""
    return {one.kind: one for one in ReadConflicts()(season.office).open}


def approve(workspace: Workspace, digest: str) -> None:
    """The laptop's member stands by this sheet."""
    record(workspace, Approval(fact=digest, member=workspace.own.member, reason="Дұрыс."))


def choosing(conflict: Conflict, digest: str, link: str = "") -> Resolve:
    """This side is right, the others are not."""
    others = tuple(sorted(conflict.digests - {digest}))
    return Resolve(conflict.target, digest, others, REASON, link)


def words(*sentences: Said | None) -> dict[str, str]:
    """In all languages."""
    said = [one for one in sentences if one is not None]
    return {lang: " ".join(one.say(lang) for one in said) for lang in LANGUAGES}
