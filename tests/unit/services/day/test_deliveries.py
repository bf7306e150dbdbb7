"""What was handed over and what came back."""

from __future__ import annotations

import hashlib
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from commission_app.services.day.clock import ReadClock
from commission_app.services.day.deliveries import Deliveries, ReadDeliveries, ReadReceipt
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.delivering import Delivery, Reached
from commission_app.services.handing_over import HandOver
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.people.laptops_seen import laptops_seen
from commission_app.services.scoring import GiveMark
from commission_app.services.sealing import CorrectSheet, VoidSheet
from commission_app.services.taking_in import TakeIn
from commission_app.shared import atomic_file
from commission_app.shared.errors import Cancelled
from commission_app.shared.keys import fingerprint
from tests.support.asked import asked_anywhere
from tests.support.seasons import PASSPHRASE, SmallSeason, people, refused

if TYPE_CHECKING:
    from commission_app.models.database import Connection
    from commission_app.services.workspace import Workspace


class Looking:
    """Writes down what it sees; stops the way at one point."""

    def __init__(self, stop: str = "") -> None:
        self.stop = stop
        self.seen: list[Reached] = []
        self.pieces: list[int] = []

    def reached(self, point: Reached) -> None:
        self.seen.append(point)
        if point.point == self.stop:
            raise Cancelled

    def moved(self, done: int, of: int) -> None:
        assert 0 < done <= of
        self.pieces.append(done)
        if self.stop == "piece" and len(self.pieces) > 1:
            raise Cancelled


def deliveries(laptop: Workspace) -> Deliveries:
    return ReadDeliveries()(laptop)


def test_a_package_tells_each_point_of_its_way(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 4)
    looking = Looking()
    (sent,) = HandOver(equipped.stick("M01"), watcher=looking)(laptop).value
    assert [p.point for p in looking.seen] == ["written", "flushed", "compared"]
    assert looking.seen == list(sent.points)
    assert sorted(p.at for p in looking.seen) == [p.at for p in looking.seen]
    data = sent.path.read_bytes()
    assert {(p.sheets, p.bytes, p.code) for p in looking.seen} == {(1, len(data), sent.code)}
    digest = hashlib.sha256(data).hexdigest().upper()
    assert sent.code.replace(" ", "") == digest[:12]


@pytest.mark.parametrize("point", ["written", "flushed"])
def test_a_stopped_hand_over_is_no_hand_over(equipped: SmallSeason, point: str) -> None:
    laptop = equipped.workspace("M01")
    equipped.score("M01", equipped.interviews[0], 4)
    before, kept = deliveries(laptop), list(laptop.outbox.iterdir())
    file = equipped.folder / "stick"
    file.mkdir()
    with pytest.raises(Cancelled):
        HandOver(file, watcher=Looking(point))(laptop)
    assert deliveries(laptop) == before
    assert list(file.iterdir()) == []
    assert list(laptop.outbox.iterdir()) == kept


def test_a_slow_stick_tells_its_pieces_and_can_be_stopped_between_two(
    equipped: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_file, "PIECE", 1000)
    laptop = equipped.workspace("M01")
    equipped.score("M01", equipped.interviews[0], 4)
    before, looking = deliveries(laptop), Looking("piece")
    old = equipped.stick("M01").read_bytes()
    with pytest.raises(Cancelled):
        HandOver(equipped.stick("M01"), watcher=looking)(laptop)
    assert looking.pieces == [1000, 2000]
    assert equipped.stick("M01").read_bytes() == old
    assert deliveries(laptop) == before
    looking = Looking()
    (sent,) = HandOver(equipped.stick("M01"), watcher=looking)(laptop).value
    assert looking.pieces == [*range(1000, sent.bytes, 1000), sent.bytes]


@pytest.mark.parametrize("pulled_at", ["begun", "written", "flushed"])
def test_a_stick_that_is_pulled_out_loses_nothing_and_is_tried_again(
    equipped: SmallSeason, pulled_at: str
) -> None:
    laptop, stick = equipped.workspace("M01"), equipped.folder / "KINGSTON"
    stick.mkdir()
    equipped.score("M01", equipped.interviews[0], 4)
    before = deliveries(laptop)

    class Pulling(Looking):
        @override
        def reached(self, point: Reached) -> None:
            if point.point == pulled_at:
                stick.rename(equipped.folder / "in a hand")

        @override
        def moved(self, done: int, of: int) -> None:
            if pulled_at == "begun":
                stick.rename(equipped.folder / "in a hand")

    with refused("day.stick_gone"):
        HandOver(stick, watcher=Pulling())(laptop)
    assert deliveries(laptop) == before
    (equipped.folder / "in a hand").rename(stick)
    (sent,) = HandOver(stick)(laptop).value
    assert (sent.sheets, deliveries(laptop).to_go) == (1, 0)
    whole = [file for file in stick.iterdir() if file.suffix == ".cmx"]
    taken = TakeIn(whole)(equipped.office).value
    assert {one.result for one in taken} <= {"taken", "already"}
    assert sum(one.sheets for one in taken) == 1


def test_what_does_not_read_back_is_taken_from_the_stick_and_not_registered(
    equipped: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = equipped.workspace("M01")
    before = deliveries(laptop)

    def forgetful(self: Looking, point: Reached) -> None:
        if point.point == "flushed":  # the medium loses a byte that it had
            equipped.stick("M01").write_bytes(b"?" + equipped.stick("M01").read_bytes()[1:])

    monkeypatch.setattr(Looking, "reached", forgetful)
    with refused("shared.file_not_as_written"):
        HandOver(equipped.stick("M01"), watcher=Looking())(laptop)
    assert not equipped.stick("M01").exists()
    assert deliveries(laptop) == before


def test_where_the_commit_fails_no_registered_package_is_taken_away(
    equipped: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, stick = equipped.workspace("M01"), equipped.folder / "KINGSTON"
    stick.mkdir()
    register = Delivery.register

    def failing(self: Delivery, c: Connection) -> None:
        register(self, c)
        raise LookupError

    monkeypatch.setattr(Delivery, "register", failing)
    with pytest.raises(LookupError):
        HandOver(stick)(laptop)
    (file,) = stick.iterdir()
    assert file.read_bytes() in {kept.read_bytes() for kept in laptop.outbox.iterdir()}


def test_a_laptop_without_room_for_its_copy_claims_no_hand_over(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    before = deliveries(laptop)
    laptop.outbox.rename(laptop.folder / "away")
    laptop.outbox.write_text("in the way")
    with refused("shared.file_missing"):
        HandOver(equipped.stick("M01"))(laptop)
    assert not equipped.stick("M01").exists()
    laptop.outbox.unlink()
    (laptop.folder / "away").rename(laptop.outbox)
    assert deliveries(laptop) == before


def test_each_hand_over_counts_what_was_new_in_it(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    one, two, three = equipped.interviews[:3]
    equipped.score("M01", one, 4)
    equipped.score("M01", two, 4)
    equipped.carry("M01")
    equipped.score("M01", three, 3)
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(laptop)
    VoidSheet(two, "Басқа адам.")(laptop)
    (sent,) = HandOver(equipped.stick("M01"))(laptop).value
    newest, before, set_up = deliveries(laptop).past
    assert (newest.sheets, newest.corrections) == (1, 2)
    assert (newest.all_sheets, newest.all_corrections) == (
        3,
        2,
    )  # not five sheets: three, mended
    assert {(p.sheets, p.corrections) for p in sent.points} == {(3, 2)}
    assert sent.sheets == 3
    assert (before.sheets, before.corrections, before.all_sheets) == (2, 0, 2)
    assert (set_up.sheets, set_up.all_sheets) == (0, 0)
    assert (newest.code, newest.bytes, newest.package) == (sent.code, sent.bytes, sent.package)
    assert newest.at > before.at > set_up.at
    assert newest.number > before.number


def test_a_hand_over_waits_until_the_offices_word_comes_back(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.carry_back("M01")
    equipped.score("M01", one, 4)
    assert (deliveries(laptop).sealed, deliveries(laptop).to_go) == (1, 1)
    equipped.carry("M01")
    waiting = deliveries(laptop)
    assert [d.answer for d in waiting.past] == ["waiting", "confirmed"]
    assert (waiting.confirmed, waiting.to_go) == (0, 0)
    equipped.carry_back("M01")
    answered = deliveries(laptop)
    assert [d.answer for d in answered.past] == ["confirmed", "confirmed"]
    assert (answered.sealed, answered.confirmed) == (1, 1)
    assert waiting.last_word is not None
    assert answered.last_word is not None
    assert answered.came is not None
    assert waiting.last_word < answered.last_word <= answered.came


def test_what_the_office_lost_is_to_go_again(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.close()
    shutil.copytree(equipped.place("office"), equipped.folder / "yesterday")
    laptop = equipped.workspace("M01")
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.carry_back("M01")
    equipped.close_one("office")
    shutil.rmtree(equipped.place("office"))
    shutil.copytree(equipped.folder / "yesterday", equipped.place("office"))
    with pytest.MonkeyPatch.context() as other:
        other.setenv("COMMISSION_DATA", str(equipped.folder / "another computer"))
        equipped.carry_back("M01")
    lost = deliveries(laptop)
    assert lost.past[0].answer == "gone"
    assert (lost.confirmed, lost.to_go) == (0, 1)


def test_many_hand_overs_are_no_more_questions(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")

    def questions() -> tuple[int, int]:
        with asked_anywhere() as statements:
            past = deliveries(laptop).past
        return len(past), sum("FROM package" in sql for sql in statements)

    equipped.carry_back("M01")
    assert questions() == (1, before := questions()[1])
    equipped.carry("M01", "M01")
    assert questions() == (3, before)
    assert before


def test_drafts_are_named_because_they_do_not_go(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    GiveMark(one, "C1", 4)(laptop)
    equipped.carry("M01")
    (left,) = deliveries(laptop).unsealed
    assert (left.interview, left.marked, left.of) == (one, 1, 6)
    assert left.card.names.ru


def test_a_receipt_names_each_sheet_by_its_code_and_no_mark(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    first = equipped.score("M01", one, 4)
    equipped.carry("M01")
    AddWalkIn("L26-9999", "Ахметов Болат")(laptop)
    guest = equipped.score("M01", "L26-9999", 3)
    second = CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(laptop).value
    (sent,) = HandOver(equipped.stick("M01"))(laptop).value
    receipt = ReadReceipt(sent.package)(laptop)
    assert {(r.interview, r.control, r.revision) for r in receipt.lines} == {
        (one, second, 2),
        ("L26-9999", guest, 1),
    }
    earlier = ReadReceipt(deliveries(laptop).past[1].package)(laptop)
    assert [(r.control, r.revision) for r in earlier.lines] == [(first, 1)]
    assert (receipt.member, receipt.practice) == ("M01", True)
    assert receipt.device == fingerprint(laptop.device)
    assert receipt.office == fingerprint(equipped.office.device)
    assert receipt.delivery.code == sent.code
    assert receipt.names.kk
    assert not [p.iin for p in people() if p.iin in repr(receipt)]


def test_there_is_no_receipt_for_what_never_went(equipped: SmallSeason) -> None:
    with refused("day.no_receipt"):
        ReadReceipt("0" * 32)(equipped.workspace("M01"))


def test_what_a_restored_office_lost_is_to_go_again(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    file = equipped.folder / "yesterday.backup"
    MakeBackup(file=file)(equipped.office)
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.carry_back("M01")
    equipped.opened["again"], _ = Restore(file, "Дискі сынды.")(
        equipped.place("again"), PASSPHRASE, equipped.world("again")
    )
    HandOver(equipped.stick("word"), "M01")(equipped.opened["again"])
    TakeIn([equipped.stick("word")])(laptop)
    lost = deliveries(laptop)
    assert lost.past[0].answer == "gone"
    assert (lost.confirmed, lost.to_go) == (0, 1)


def test_an_offices_clock_that_was_ahead_hides_no_later_word(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    laptop, back = equipped.workspace("M01"), equipped.stick("back")
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    true = equipped.clock.moment
    equipped.clock.moment = true + timedelta(days=2)
    HandOver(back, "M01")(equipped.office)
    equipped.clock.moment = true + timedelta(minutes=1)
    TakeIn([back])(laptop)
    equipped.score("M01", two, 4)
    equipped.carry("M01")
    assert deliveries(laptop).confirmed == 1
    equipped.carry_back("M01")
    assert (deliveries(laptop).confirmed, deliveries(laptop).to_go) == (2, 0)
    assert [one.answer for one in deliveries(laptop).past] == ["confirmed"] * 3
    assert ReadClock()(laptop) is None


def test_a_laptops_clock_that_was_ahead_asks_for_nothing_twice(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    laptop = equipped.workspace("M01")
    equipped.score("M01", one, 4)
    true = equipped.clock.moment
    equipped.clock.moment = true + timedelta(days=2)
    HandOver(equipped.stick("M01"))(laptop)
    equipped.clock.moment = true + timedelta(minutes=1)
    TakeIn([equipped.stick("M01")])(equipped.office)
    equipped.score("M01", two, 4)
    equipped.carry("M01")
    assert deliveries(laptop).to_go == 0
    assert [one.all_sheets for one in deliveries(laptop).past] == [2, 1, 0]
    with equipped.office.read() as now:
        assert [one.sheets for one in laptops_seen(now) if one.member == "M01"] == [2]
