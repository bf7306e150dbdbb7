"""Practice seasons in which the chair is asked about a late change, or paper was typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Reveal
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.facts.kinds.trust import DeviceEnd
from commission_app.services.handing_over import HandOver
from commission_app.services.opening import open_copy
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.people.appointments import CancelSlot
from commission_app.services.reckoning import reckon
from commission_app.services.sealing import CorrectSheet
from commission_app.services.taking_in import TakeIn
from tests.support.practice import noon

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.practice import Practice
    from commission_app.services.workspace import Workspace


def change_late(practice: Practice, author: str, chair: str = "") -> tuple[str, str]:
    """The author corrects an open sheet, the office takes it in: (interview, code).

    Where a `chair` is named, the office's question goes to that laptop.
    """
    office = _open(practice, "office")
    with office.read() as now:
        revealed = now.facts.current(Reveal)
    laptop = _open(practice, author)
    with laptop.read() as now:
        sheets = [s for _, s in now.facts.current(Sheet).values() if s.state == "sealed"]
    one = min((s for s in sheets if s.interview in revealed), key=lambda s: s.interview)
    first = one.marks[0]
    level = first.level + (1 if first.level < 5 else -1)  # the words that were there stand
    act = CorrectSheet(one.interview, {first.criterion: (level, "Қағаздан.")}, "Қате басылды.")
    code = act(laptop).value
    carry(practice.stick / "late.cmx", laptop, office)
    laptop.close()
    office.close()
    if chair:
        tell(practice, chair)
    return one.interview, code


def take_back(practice: Practice, author: str, chair: str) -> tuple[str, str]:
    """The author's laptop is said to end before its last open sheet: (interview, code)."""
    office = _open(practice, "office")
    with office.read() as now:
        revealed = now.facts.current(Reveal)
        sheets = [d for d, s in now.facts.current(Sheet).values() if s.interview in revealed]
        mine = [f for f in now.facts.find(sheets).values() if f.header.about.endswith(author)]
    last = max(mine, key=lambda f: f.header.n)
    with office.act() as act:
        before = last.header.n - 1
        act.record(DeviceEnd(device=last.header.device, last=before, reason="Қалпына келді."))
    office.close()
    tell(practice, chair)
    return last.header.about.rpartition("/")[0], control_code(last.digest)


def type_paper(practice: Practice, member: str, typists: tuple[str, str]) -> tuple[str, str]:
    """The first of a member's sheets that is missing comes on paper: (interview, code)."""
    office, code = _open(practice, "office"), ""
    with office.read() as now:
        cells = reckon(now.facts).cells
        criteria = [one.code for one in now.rules()[1].rules.criteria]
    interview = min(c.interview for c in cells if (c.member, c.state) == (member, "missing"))
    for by in typists:
        marks = dict.fromkeys(criteria, (4, ""))
        code = EnterPaperSheet(interview, member, marks, by, "17")(office).value.code
    office.close()
    tell(practice, member)
    return interview, code


def tell(practice: Practice, member: str) -> None:
    """The office's word, with what it asks, goes to a member's laptop."""
    laptop = _open(practice, member)
    (taken,) = TakeIn([word(practice, member)])(laptop).value
    assert taken.result != "refused", taken.reason
    laptop.close()


def word(practice: Practice, member: str) -> Path:
    """The office's package for a member's laptop."""
    office, package = _open(practice, "office"), practice.stick / f"asked-{member}.cmx"
    HandOver(package, member)(office)
    office.close()
    return package


def carry(package: Path, sender: Workspace, receiver: Workspace) -> None:
    """One package from one computer to another."""
    HandOver(package)(sender)
    (taken,) = TakeIn([package])(receiver).value
    assert taken.result != "refused", taken.reason


def _open(practice: Practice, who: str) -> Workspace:
    found = practice if who == "office" else practice.laptop(who)
    folder = practice.office if who == "office" else practice.laptop(who).folder
    return open_copy(folder, found.passphrase, noon(practice, who))


def cancel_one(practice: Practice, member: str) -> str:
    """The last appointment before a member's panel is cancelled, and the laptop is told."""
    office = _open(practice, "office")
    with office.read() as now:
        state = reckon(now.facts)
    mine = {c.interview for c in state.cells if (c.member, c.state) == (member, "missing")}
    interview = max(mine)
    CancelSlot(interview, "Кандидат бас тартты.")(office)
    office.close()
    tell(practice, member)
    return interview
