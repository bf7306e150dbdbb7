"""What was opened counts until the chair approves otherwise: attacks with an older copy."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import Approval
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.domain.facts.kinds.trust import DeviceEnd
from commission_app.domain.language import Bilingual
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.day.approving import Approve, ReadApprovals, Wanted
from commission_app.services.deciding import Decide
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.office.bench import ReadInterviewBench
from commission_app.services.office.cell import ReadCell
from commission_app.services.papers.printing import Print
from commission_app.services.people.cells import light_state
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sittings import RevealMarks
from commission_app.services.status import read_status
from commission_app.tables.simple import DecisionRow
from tests.support import pdf
from tests.support.copies import REASON, approve, choosing, open_conflicts, record, words
from tests.support.differential import computed, independent, told, witnessed
from tests.support.seasons import MEMBERS, PASSPHRASE, refused

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.domain.cells import Cell
    from commission_app.services.conflicts.found import Conflict
    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason

CHAIR, AUTHOR, AGAIN = MEMBERS[0], MEMBERS[2], "again"
WHY = "Ноутбук ескі көшірмеден қалпына келтірілді."
LEVELS = dict(zip(MEMBERS, (3, 3, 5, 3), strict=True))


@dataclass
class Attack:
    """M03's laptop has a backup from before the day; the marks of one interview are open."""

    season: SmallSeason
    old: Path

    @property
    def one(self) -> str:
        return self.season.interviews[0]

    @property
    def key(self) -> str:
        return f"{self.one}/{AUTHOR}"

    def restored(self) -> None:
        """The laptop goes on from the older copy, and hands over."""
        again, _ = Restore(self.old, WHY)(
            self.season.place(AGAIN), PASSPHRASE, self.season.world(AGAIN)
        )
        self.season.opened[AGAIN] = again
        self.season.carry(AGAIN)

    def sealed(self, level: int) -> str:
        """It seals another sheet of the same interview; its digest."""
        self.season.score(AGAIN, self.one, level)
        self.season.carry(AGAIN)
        return self.season.state().sheets[self.key][0]

    def seen(self) -> tuple[Cell, object]:
        """The cell and the score, in which all that reads facts agree."""
        state = self.season.state()
        cell = next(c for c in state.cells if f"{c.interview}/{c.member}" == self.key)
        with self.season.office.read() as now:
            light = light_state(now).states[self.one, AUTHOR]
            facts = now.facts.select()
            doubts = light_state(now).doubts
        assert doubts == state.doubts
        assert (light.state, light.conflict, light.counts) == (
            *(cell.state, cell.conflict, cell.counts),
        )
        by_facts, by_witness = told(computed(facts)), witnessed(independent(facts))
        assert by_facts == by_witness
        score = state.scores[self.one]
        assert by_facts["scores"][self.one][0] == dict(score.totals)
        bench = ReadInterviewBench(self.one)(self.season.office)
        assert {line.member for line in bench.totals} == dict(score.totals).keys()
        given = {m for line in bench.criteria for _, members in line.marks for m in members}
        assert given == dict(score.totals).keys()
        return cell, score.score

    def kept(self) -> Conflict:
        """The question about the sheet that was opened."""
        found = open_conflicts(self.season)
        return next(found[k] for k in ("kept_of_ended", "kept_beside") if k in found)

    def asked(self, who: str) -> tuple[Wanted, ...]:
        self.season.carry_back(who)
        return ReadApprovals()(self.season.workspace(who))

    def let_go(self, *, withdraw: bool = False) -> None:
        """The chair's word, carried to the office."""
        (one,) = self.asked(CHAIR)
        Approve(one.sheets[0].control, WHY, withdraw, out=True)(self.chair)
        self.season.carry(CHAIR)

    @property
    def chair(self) -> Workspace:
        return self.season.workspace(CHAIR)

    def left_out(self) -> None:
        """The office's act."""
        found = self.kept()
        Resolve(found.target, "", tuple(sorted(found.digests)), REASON)(self.season.office)

    def forged(self) -> None:
        """The office's word without its act: by another program."""
        sheets = tuple(sorted(self.kept().digests))
        said = Resolution(kind="kept", thing=self.key, rejected=sheets, reason=REASON)
        record(self.season.office, said)

    def printed(self) -> str:
        folder = self.season.folder / "out"
        shutil.rmtree(folder, ignore_errors=True)
        self.season.open_plenary()
        made = Print("protocol", folder)(self.season.office).value
        return " ".join(pdf.joined(path.read_bytes()) for path in made).replace("-", "")


@pytest.fixture
def attack(equipped: SmallSeason) -> Attack:
    found = Attack(equipped, MakeBackup()(equipped.workspace(AUTHOR)).value)
    for member in MEMBERS:
        equipped.score(member, found.one, LEVELS[member])
    equipped.carry(*MEMBERS)
    RevealMarks((found.one,))(equipped.office)
    return found


def test_an_older_copy_of_a_laptop_changes_nothing_that_was_seen(attack: Attack) -> None:
    before, score = attack.seen()
    attack.restored()
    after, same = attack.seen()
    assert (after.state, after.conflict) == ("conflict", "kept_of_ended")
    assert (after.counts, same) == (before.counts, score)
    (one,) = ReadCell(attack.one, AUTHOR)(attack.season.office).revisions
    assert (one.counts, one.marks[0].level) == (True, LEVELS[AUTHOR])
    assert "goes on counting" in words(attack.kept().means)["en"]
    (told_so,) = read_status(attack.season.office).not_counted
    assert "was opened and counts" in told_so.say("en")


def test_nobody_leaves_an_opened_sheet_out_without_the_chair(attack: Attack) -> None:
    attack.restored()
    before = attack.seen()
    (none,) = [a for a in attack.kept().answers if a.choice == "none"]
    assert none.refusal is not None
    with refused("conflicts.refused_release"):
        attack.left_out()
    assert attack.seen() == before
    attack.forged()
    assert attack.seen() == before
    assert attack.kept().blocks


def test_an_approval_that_it_counts_never_leaves_it_out(attack: Attack) -> None:
    """Of two sheets the chair may have approved this one before the marks were opened."""
    attack.restored()
    before = attack.seen()
    approve(attack.chair, before[0].counts)
    attack.season.carry(CHAIR)
    with refused("conflicts.refused_release"):
        attack.left_out()
    attack.forged()
    assert attack.seen() == before


def test_the_chair_lets_it_go_and_the_office_leaves_it_out(attack: Attack) -> None:
    attack.restored()
    before = attack.seen()
    (one,) = attack.asked(CHAIR)
    assert (one.out, one.open, one.may, one.conflict) == (True, True, "chair", "kept_of_ended")
    with refused("approving.asked_to_leave_out"):
        Approve(one.sheets[0].control, WHY)(attack.chair)
    attack.let_go()
    assert attack.seen() == before
    attack.left_out()
    cell, score = attack.seen()
    assert (cell.state, cell.explained, cell.counts) == ("missing", True, "")
    assert score != before[1]
    assert attack.asked(CHAIR) == ()
    said = attack.printed()
    assert "Одобрено исключение раскрытого листа" in said
    assert "исключён с одобрения председателя" in said


def test_the_chairs_word_that_was_taken_back_brings_it_back(attack: Attack) -> None:
    attack.restored()
    before = attack.seen()
    attack.let_go()
    attack.let_go(withdraw=True)
    with refused("conflicts.refused_release"):
        attack.left_out()
    attack.let_go()
    attack.left_out()
    (one,) = attack.season.state().approvals.left_out
    assert one == before[0].counts


def test_the_author_has_no_word_in_it(attack: Attack) -> None:
    attack.restored()
    (one,) = attack.asked(CHAIR)
    assert one.member == AUTHOR
    own = Approval(fact=attack.seen()[0].counts, member=AUTHOR, reason=WHY, out=True)
    record(attack.season.workspace(AGAIN), own)
    attack.season.carry(AGAIN)
    with refused("conflicts.refused_release"):
        attack.left_out()


def test_the_office_lets_it_stand_by_its_own_word(attack: Attack) -> None:
    attack.restored()
    cell, score = attack.seen()
    found = attack.kept()
    choosing(found, cell.counts)(attack.season.office)
    after, same = attack.seen()
    assert (after.state, after.explained, after.flags) == ("received", True, ())
    assert (after.counts, same) == (cell.counts, score)
    assert not attack.season.state().doubts
    assert "учитывается, как был раскрыт" in attack.printed()
    with refused("conflicts.refused_release"):
        Resolve(found.target, "", tuple(found.digests), REASON)(attack.season.office)


def test_another_sheet_waits_for_the_chair_and_what_was_opened_counts(attack: Attack) -> None:
    before, score = attack.seen()
    attack.restored()
    late = attack.sealed(1)
    cell, same = attack.seen()
    assert (cell.conflict, cell.counts, same) == ("changed_after_reveal", before.counts, score)
    with refused("conflicts.refused_release"):
        attack.left_out()
    found = open_conflicts(attack.season)["changed_after_reveal"]
    assert found.digests == {late, before.counts}
    assert str(LEVELS[AUTHOR]) in words(found.differences)["en"]
    with refused("conflicts.refused_chair"):
        choosing(found, late)(attack.season.office)
    approve(attack.chair, late)
    attack.season.carry(CHAIR)
    cell, other = attack.seen()
    assert (cell.state, cell.counts) == ("received", late)
    assert other != score
    attack.left_out()  # it is replaced: the office says only that it was seen
    assert attack.seen()[0].flags == ("changed_after_reveal",)


def test_a_forged_word_takes_nothing_out_of_a_late_changes_way(attack: Attack) -> None:
    attack.restored()
    attack.sealed(1)
    before = attack.seen()
    attack.forged()
    assert attack.seen() == before


def test_another_sheet_is_refused_by_the_office(attack: Attack) -> None:
    before, score = attack.seen()
    attack.restored()
    attack.sealed(1)
    found = open_conflicts(attack.season)["changed_after_reveal"]
    choosing(found, before.counts)(attack.season.office)
    cell, same = attack.seen()
    assert (cell.state, cell.counts, same) == ("received", before.counts, score)
    choosing(attack.kept(), before.counts)(attack.season.office)
    assert attack.seen()[0].flags == ("changed_after_reveal",)


def test_a_correction_hides_what_was_opened_from_no_one(attack: Attack) -> None:
    """The newest sheet of the old laptop is then another one than the one that was opened."""
    before, score = attack.seen()
    CorrectSheet(attack.one, {"C1": (4, "")}, "Қате.")(attack.season.workspace(AUTHOR))
    attack.season.carry(AUTHOR)
    attack.restored()
    cell, same = attack.seen()
    assert (cell.conflict, cell.counts, same) == ("kept_of_ended", before.counts, score)
    assert len(attack.kept().digests) == 2


def test_a_laptop_that_the_office_ends_takes_nothing_back(attack: Attack) -> None:
    """Whoever names an early end would make every sheet after it one that never counted."""
    before, score = attack.seen()
    device = attack.season.workspace(AUTHOR).device
    record(attack.season.office, DeviceEnd(device=device, last=1, digest="", reason=WHY))
    cell, same = attack.seen()
    assert (cell.conflict, cell.counts, same) == ("kept_of_ended", before.counts, score)


def test_a_change_that_the_chair_approved_is_not_undone_unseen(attack: Attack) -> None:
    """What was opened counts again; nothing is decided before a person has looked at it."""
    season, laptop = attack.season, attack.season.workspace(AUTHOR)
    before = attack.seen()
    with laptop.read() as now:
        n, digest = now.facts.head(laptop.device)
    CorrectSheet(attack.one, {"C1": (4, "")}, "Қате.")(laptop)
    season.carry(AUTHOR)
    late = season.state().sheets[attack.key][0]
    approve(attack.chair, late)
    season.carry(CHAIR)
    assert attack.seen()[0].counts == late
    record(season.office, DeviceEnd(device=laptop.device, last=n, digest=digest, reason=WHY))
    cell, score = attack.seen()
    assert ((cell.counts, score), cell.state) == ((before[0].counts, before[1]), "received")
    assert attack.kept().blocks
    decision = DecisionRow(0, attack.one, "postpone", Bilingual("Себебі.", "Причина."))
    with refused("conflicts.interview_waits"):
        Decide([], [decision])(season.office)
    assert f"Одобрен лист {control_code(late)}".replace("-", "") in attack.printed()
    attack.left_out()
    assert not season.state().doubts


def test_before_the_reveal_a_sheet_of_an_older_copy_counts_for_nothing(
    equipped: SmallSeason,
) -> None:
    attack = Attack(equipped, MakeBackup()(equipped.workspace(AUTHOR)).value)
    equipped.score(AUTHOR, attack.one, 5)
    equipped.carry(AUTHOR)
    attack.restored()
    found = attack.kept()
    assert [(a.choice, a.refusal) for a in found.answers] == [("none", None)]
    attack.left_out()
    cells = {f"{c.interview}/{c.member}": c for c in equipped.state().cells}
    assert (cells[attack.key].state, cells[attack.key].counts) == ("missing", "")
