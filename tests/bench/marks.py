"""A mark from the key to the disk, against one bare commit of one row on the same disk."""

from __future__ import annotations

import contextlib
import statistics
import time
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.language import Bilingual
from commission_app.services.devices.setting_up import OpenLaptop, PrepareLaptop
from commission_app.services.sample.people import Applicant, applicants
from commission_app.services.scoring import Declare, GiveMark
from commission_app.services.workspace import rules_of
from commission_app.shared.world import SeededWorld
from tests.bench.measure import Figure, percentile
from tests.bench.places import LOG2N, PASSPHRASE, bare_file, insert_all, new_place, office

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from commission_app.services.workspace import Workspace

INTERVIEWS = 206  # of one panel
ROUNDS, MARKS = 5, 400
LONGEST_MS = 16.0  # 99 of 100 marks, on a disk that syncs in a millisecond


def figures(folder: Path) -> list[Figure]:
    """Half the marks of each round are ours, half the rival's, in turn."""
    with contextlib.ExitStack() as stack:
        laptop = stack.enter_context(_laptop(folder))
        raw = stack.enter_context(
            contextlib.closing(
                bare_file(
                    new_place(folder, "rival"),
                    [("row", "n INTEGER PRIMARY KEY, level INTEGER")],
                )
            )
        )
        with laptop.read() as now:
            interviews = sorted(now.facts.current(Slot))
            criteria = [one.code for one in rules_of(now.facts)[1].rules.criteria]

        def mark(n: int) -> None:
            interview = interviews[n // len(criteria) % len(interviews)]
            GiveMark(interview, criteria[n % len(criteria)], n % 5 + 1)(laptop)

        def row(n: int) -> None:
            insert_all(raw, {"row": [(n, n % 5)]})

        ours, rival = list[float](), list[float]()
        ratios = list[float]()
        for start in range(0, ROUNDS * MARKS, MARKS):
            first, second = _times(start, mark, row)
            ratios.append(statistics.median(first) / statistics.median(second))
            ours += first
            rival += second
    return [
        _figure("a mark: median", (ours, rival), statistics.median(ratios), 0.5),
        _figure(
            "a mark: 99th percentile",
            (ours, rival),
            percentile(ours, 0.99) / percentile(rival, 0.99),
            0.99,
        ),
    ]


def _times(
    start: int, mark: Callable[[int], None], row: Callable[[int], None]
) -> tuple[list[float], list[float]]:
    ours, rival = list[float](), list[float]()
    for n in range(start, start + MARKS):
        before = time.perf_counter()
        mark(n)
        between = time.perf_counter()
        row(n)
        ours.append(between - before)
        rival.append(time.perf_counter() - between)
    return ours, rival


def _figure(
    what: str, times: tuple[list[float], list[float]], ratio: float, share: float
) -> Figure:
    ours, rival = (percentile(one, share) for one in times)
    slow = share > 0.5
    verdict = "within" if ours * 1000 <= LONGEST_MS else "ABOVE"
    return Figure(
        what=what,
        rival="one commit of one row, same disk",
        ours_seconds=ours,
        rival_seconds=rival,
        ratio=ratio,
        target=None if slow else 3,
        pairs=ROUNDS,
        note=f"{verdict} {LONGEST_MS:g} ms" if slow else f"{ROUNDS * MARKS} marks",
    )


@contextlib.contextmanager
def _laptop(folder: Path) -> Generator[Workspace]:
    """A member's laptop with a panel's list, opened by its slip, conflicts declared."""
    people = applicants(1, INTERVIEWS)
    name = Bilingual("m01", "m01")
    member = Member(code="m01", names=name, position=name, function="chair", votes=True)
    with office(folder) as founded:
        with founded.act() as act:
            act.record(member)
            act.record(Panel(code="A", members=("m01",)))
            for place, one in enumerate(people, 1):
                candidate = act.record(_candidate(one))
                act.record(
                    Slot(interview=one.code, candidate=candidate, panel="A", position=place)
                )
        prepared = PrepareLaptop("m01", folder / "m01.cmx")(founded).value
    opening = OpenLaptop(prepared.sent.path, prepared.slip)
    place = new_place(folder, "laptop")
    workspace, _ = opening(place, PASSPHRASE, SeededWorld("laptop"), LOG2N)
    with workspace:
        Declare()(workspace)
        yield workspace


def _candidate(one: Applicant) -> Candidate:
    return Candidate(
        code=one.code,
        names=one.names,
        region=one.region,
        organisation=one.organisation,
        position=one.position,
        language=one.language,
    )
