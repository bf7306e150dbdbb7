"""Laptops and the office: set up, hand over, take in, in any order, as often as one likes."""

from __future__ import annotations

import hashlib
import itertools
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from commission_app.domain.facts.body import Body
from commission_app.domain.facts.header import SIGN, Fact, Header
from commission_app.domain.facts.kinds import NAME_OF
from commission_app.domain.facts.kinds.deciding import Vote
from commission_app.domain.facts.kinds.people import Person, ResultRow, Results, bucket_of
from commission_app.domain.facts.kinds.scoring import Declaration, Dissent, Sheet
from commission_app.exchange.envelope import Addressee, pack
from commission_app.models import diary, packages
from commission_app.services.delivering import gather, sealing_of
from commission_app.services.devices.setting_up import ConfirmLaptop, OpenLaptop, PrepareLaptop
from commission_app.services.for_laptop import facts_for
from commission_app.services.handing_over import HandOver, sheet_states
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.scoring import Declare
from commission_app.services.sealing import ScoreInterview, VoidSheet
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn
from commission_app.services.verifying import Verify
from commission_app.shared import canonical, crockford
from commission_app.shared.keys import fingerprint, identity_from_text, recipient_of
from commission_app.shared.texts import LANGUAGES, say
from tests.support.seasons import (
    FOUNDED,
    PASSPHRASE,
    Clock,
    SmallSeason,
    marks,
    people,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.taking_in import Taken
    from commission_app.services.workspace import Workspace


def take(workspace: Workspace, *files: Path) -> tuple[Taken, ...]:
    return TakeIn(files)(workspace).value


def handed(season: SmallSeason, who: str, name: str) -> Path:
    """What a device hands over now, under a name of its own."""
    file = season.stick(name)
    file.parent.mkdir(exist_ok=True)
    HandOver(file)(season.workspace(who))
    return file


def reason(taken: Taken) -> str:
    assert taken.result == "refused"
    assert taken.reason is not None
    for language in LANGUAGES:
        assert "{" not in say(taken.reason.key, language, **taken.reason.values)
    return taken.reason.key


def quarantined(workspace: Workspace) -> list[str]:
    """The reasons beside the refused files."""
    folder = workspace.inbox / "quarantine"
    return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]


def where(season: SmallSeason, member: str) -> dict[str, str]:
    with season.workspace(member).read() as now:
        return sheet_states(now)


# Setting a laptop up.


def test_a_wrong_slip_opens_nothing(founded: SmallSeason) -> None:
    package = founded.folder / "set-up.cmx"
    first = PrepareLaptop("M01", package)(founded.office).value
    other = PrepareLaptop("M02", founded.folder / "other.cmx")(founded.office).value
    with refused("exchange.not_for_us"):
        OpenLaptop(package, other.slip)(founded.place("M01"), PASSPHRASE, founded.world("x"))
    typo = first.slip[:-1] + ("A" if first.slip[-1] != "A" else "B")
    with refused("shared.code_check"):
        OpenLaptop(package, typo)(founded.place("M01"), PASSPHRASE, founded.world("x"))
    assert not founded.place("M01").exists()


def test_a_slip_is_read_as_people_type_it(founded: SmallSeason) -> None:
    package = founded.folder / "set-up.cmx"
    slip = PrepareLaptop("M01", package)(founded.office).value.slip
    typed = f" {slip.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert founded.open_laptop("M01", package, typed, "M01")


def test_only_voting_members_get_a_laptop(founded: SmallSeason) -> None:
    with refused("services.no_vote_no_laptop"):
        PrepareLaptop("S01", founded.folder / "x.cmx")(founded.office)
    with refused("services.no_member"):
        PrepareLaptop("M77", founded.folder / "x.cmx")(founded.office)


def test_a_laptop_has_its_panels_people_and_no_private_data(equipped: SmallSeason) -> None:
    with equipped.workspace("M01").read() as now:
        counts = now.facts.counts()
        names = [f.body for f in now.facts.select()]
    assert counts["candidate"] == 6
    assert not {"person", "results", "status", "vote", "sheet"} & set(counts)
    for one in people():
        assert not any(one.iin.encode() in (body or b"") for body in names)


def test_a_laptop_counts_after_its_fingerprint_was_typed(founded: SmallSeason) -> None:
    with refused("services.no_enrolment"):
        ConfirmLaptop("M01", "AAAA-AAAA")(founded.office)
    short = founded.enrol("M01")
    Declare()(founded.workspace("M01"))
    founded.score("M01", founded.interviews[0], 4)
    (taken,) = founded.carry("M01")
    assert (taken.result, taken.member) == ("taken", "M01")
    assert read_status(founded.office).waiting == ("M01",)
    assert founded.state().sheets == {}
    with refused("services.fingerprint_differs"):
        ConfirmLaptop("M01", "AAAA-AAAA")(founded.office)
    assert founded.state().sheets == {}
    ConfirmLaptop("M01", short.lower().replace("-", " "))(founded.office)
    assert len(founded.state().sheets) == 1
    assert read_status(founded.office).waiting == ()


def test_a_fingerprint_typed_twice_makes_one_confirmation(founded: SmallSeason) -> None:
    short = founded.enrol("M01")
    founded.carry("M01")
    ConfirmLaptop("M01", short)(founded.office)
    ConfirmLaptop("M01", fingerprint(founded.workspace("M01").device))(founded.office)
    assert founded.facts("confirmation") == 1


def test_the_fingerprint_of_another_members_laptop_is_refused(founded: SmallSeason) -> None:
    founded.enrol("M01")
    other = founded.enrol("M02")
    founded.carry("M01", "M02")
    with refused("services.fingerprint_differs"):
        ConfirmLaptop("M01", other)(founded.office)


def test_a_second_laptop_on_the_same_slip_is_not_confirmed(founded: SmallSeason) -> None:
    package = founded.folder / "set-up.cmx"
    slip = PrepareLaptop("M01", package)(founded.office).value.slip
    first = founded.open_laptop("M01", package, slip, "M01")
    second = founded.open_laptop("M01", package, slip, "thief")
    founded.stick("x").parent.mkdir(exist_ok=True)
    founded.carry("M01", "thief")
    ConfirmLaptop("M01", first)(founded.office)
    with refused("services.second_enrolment"):
        ConfirmLaptop("M01", second)(founded.office)
    assert read_status(founded.office).waiting == ("M01",)  # shown to everybody


def test_a_member_may_get_a_second_laptop(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    short = equipped.enrol("M01", "spare")
    Declare()(equipped.workspace("spare"))
    equipped.carry("spare")
    ConfirmLaptop("M01", short)(equipped.office)
    ScoreInterview(two, marks(5))(equipped.workspace("spare"))
    equipped.carry("spare")
    assert set(equipped.state().sheets) == {f"{one}/M01", f"{two}/M01"}


# Taking in.


def test_the_same_file_twice_changes_nothing(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    file = handed(equipped, "M01", "M01")
    (first,) = take(equipped.office, file)
    digest = equipped.digest()
    (second,) = take(equipped.office, file)
    assert (first.result, first.added, first.sheets) == ("taken", 1, 1)
    assert (second.result, second.added) == ("already", 0)
    assert equipped.digest() == digest


def test_an_older_file_after_a_newer_one_changes_nothing(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    older = handed(equipped, "M01", "older")
    equipped.score("M01", two, 4)
    newer = handed(equipped, "M01", "newer")
    (first,) = take(equipped.office, newer)
    digest = equipped.digest()
    (second,) = take(equipped.office, older)
    assert (first.sheets, second.result, second.added) == (2, "already", 0)
    assert equipped.digest() == digest


def test_three_laptops_in_any_order_make_the_same_season(equipped: SmallSeason) -> None:
    members = ("M01", "M02", "M03")
    for member, interview in itertools.product(members, equipped.interviews[:2]):
        equipped.score(member, interview, 4)
    files = [handed(equipped, member, member) for member in members]
    equipped.close()
    digests: set[str] = set()
    cells: set[tuple[object, ...]] = set()
    for number, order in enumerate(itertools.permutations(files)):
        replica = equipped.copy(equipped.folder.parent / f"replica {number}")
        take(replica.office, *order, order[0])
        digests.add(replica.digest())
        cells.add(replica.state().cells)
        replica.close()
    assert len(digests) == 1
    assert len(cells) == 1


def test_a_number_that_never_came_is_named(
    equipped: SmallSeason, lost_for_good: Callable[[SmallSeason], None]
) -> None:
    lost_for_good(equipped)
    missing, fork = read_status(equipped.office).missing_packages
    assert (missing.key, fork.key) == ("devices.packages_missing", "devices.fork")
    assert dict(missing.values)["member"] == "M01"


def test_a_number_is_not_missed_once_a_later_package_brought_all(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    handed(equipped, "M01", "lost")
    equipped.carry("M01")
    assert read_status(equipped.office).missing_packages == ()
    assert f"{equipped.interviews[0]}/M01" in equipped.state().sheets


def test_sheets_are_confirmed_by_the_offices_word(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    assert where(equipped, "M01") == {one: "laptop"}
    file = handed(equipped, "M01", "M01")
    assert where(equipped, "M01") == {one: "delivered"}
    take(equipped.office, file)
    old = equipped.stick("old")
    HandOver(old, "M01")(equipped.office)
    assert [t.result for t in take(equipped.workspace("M01"), old)] == ["taken"]
    equipped.score("M01", two, 4)
    assert where(equipped, "M01") == {one: "confirmed", two: "laptop"}
    equipped.carry("M01")
    equipped.carry_back("M01")
    assert where(equipped, "M01") == {one: "confirmed", two: "confirmed"}
    take(equipped.workspace("M01"), old)  # an old word takes nothing back
    assert where(equipped, "M01") == {one: "confirmed", two: "confirmed"}


def test_an_old_word_that_comes_late_does_not_confirm_less(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    old = equipped.stick("old")
    HandOver(old, "M01")(equipped.office)
    equipped.score("M01", two, 4)
    equipped.carry("M01")
    equipped.carry_back("M01")
    take(equipped.workspace("M01"), old)  # for the first time, after a newer one
    assert set(where(equipped, "M01").values()) == {"confirmed"}


def test_an_office_copied_back_by_hand_says_less_and_the_laptop_sees_it(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    equipped.close()
    shutil.copytree(equipped.place("office"), equipped.folder / "yesterday")
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.carry_back("M01")
    assert where(equipped, "M01") == {one: "confirmed"}
    equipped.close_one("office")
    shutil.rmtree(equipped.place("office"))
    shutil.copytree(equipped.folder / "yesterday", equipped.place("office"))
    with pytest.MonkeyPatch.context() as other:
        other.setenv("COMMISSION_DATA", str(equipped.folder / "another computer"))
        equipped.carry_back("M01")
    assert where(equipped, "M01") == {one: "laptop"}


def test_a_void_sheet_is_confirmed_too(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    VoidSheet(one, "reason")(equipped.workspace("M01"))
    equipped.carry("M01")
    equipped.carry_back("M01")
    cell = next(c for c in read_status(equipped.workspace("M01")).cells if c.interview == one)
    assert (cell.state, cell.where) == ("void", "confirmed")


# What is refused.


def test_the_own_package_is_told_apart(equipped: SmallSeason) -> None:
    file = handed(equipped, "M01", "M01")
    (taken,) = take(equipped.workspace("M01"), file)
    assert reason(taken) == "services.own_package"
    assert quarantined(equipped.workspace("M01")) == []


def test_a_package_for_another_is_put_into_quarantine(equipped: SmallSeason) -> None:
    file = equipped.stick("back M02")
    HandOver(file, "M02")(equipped.office)
    digest = equipped.digest("M01")
    (taken,) = take(equipped.workspace("M01"), file)
    assert reason(taken) == "exchange.not_for_us"
    (text,) = quarantined(equipped.workspace("M01"))
    for language in LANGUAGES:
        assert say("exchange.not_for_us", language) in text
    assert equipped.digest("M01") == digest
    with equipped.workspace("M01").read() as now:
        assert [e.what for e in diary.entries(now.c)][-1] == "package.refused"


def test_a_damaged_package_is_put_into_quarantine_as_it_came(equipped: SmallSeason) -> None:
    file = handed(equipped, "M01", "M01")
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)
    (taken,) = take(equipped.office, file)
    assert reason(taken) == "exchange.damaged_seal"
    (kept,) = (equipped.office.inbox / "quarantine").glob("*.refused")
    assert kept.read_bytes() == data


def test_bad_files_do_not_hold_up_the_good_ones(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    good = handed(equipped, "M01", "M01")
    text = equipped.folder / "readme.cmx"
    text.write_text("hello")
    results = take(equipped.office, text, equipped.folder / "nothing.cmx", good)
    assert [one.result for one in results] == ["refused", "refused", "taken"]


def test_a_file_that_is_opened_beside_another_is_judged_in_its_turn(
    equipped: SmallSeason,
) -> None:
    files: list[Path] = []
    for member in ("M01", "M02", "M03"):
        equipped.score(member, equipped.interviews[0], 4)
        files.append(handed(equipped, member, member))
    one, two, three = files
    damaged = equipped.folder / "damaged.cmx"
    damaged.write_bytes(two.read_bytes()[:-1])
    nothing = equipped.folder / "nothing.cmx"
    results = take(equipped.office, one, one, two, damaged, three, nothing)
    assert [(r.file, r.result) for r in results] == [
        (one.name, "taken"),
        (one.name, "already"),
        (two.name, "taken"),
        (damaged.name, "refused"),
        (three.name, "taken"),
        (nothing.name, "refused"),
    ]
    assert len(quarantined(equipped.office)) == 1


def test_packages_of_another_season_and_of_a_stranger_are_refused(
    equipped: SmallSeason, tmp_path: Path
) -> None:
    other = SmallSeason(tmp_path / "other", Clock(FOUNDED), "other")
    other.folder.mkdir()
    other.found()
    other.fill()
    other.enrol("M01")
    foreign = handed(other, "M01", "foreign")
    other.close()
    assert reason(take(equipped.office, foreign)[0]) == "exchange.not_for_us"


def test_practice_and_the_real_thing_do_not_mix(tmp_path: Path, equipped: SmallSeason) -> None:
    with equipped.office.act() as act:
        parcel = gather(act, "sheets", (), Addressee("", ""))
    laptop = equipped.workspace("M01")
    with laptop.read() as now:
        facts = now.facts.select(devices=[laptop.device])
    draft = msgspec.structs.replace(parcel.draft, practice=False, have={}, seen={})
    to = Addressee(equipped.office.keys.public.sealing, equipped.office.device)
    file = equipped.stick("real")
    file.write_bytes(pack(draft, facts, laptop.keys, [to]))
    assert reason(take(equipped.office, file)[0]) == "exchange.not_practice"
    del tmp_path


def test_an_office_does_not_take_what_is_for_laptops(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    with laptop.act() as act:
        to = Addressee(act.own.office_sealing, act.own.office)
        parcel = gather(act, "update", act.facts.select(devices=[laptop.device]), to)
    file = equipped.stick("odd")
    file.write_bytes(pack(parcel.draft, parcel.facts, laptop.keys, [parcel.to]))
    assert reason(take(equipped.office, file)[0]) == "services.package_kind"


def test_a_laptop_takes_nothing_from_another_laptop(equipped: SmallSeason) -> None:
    thief, victim = equipped.workspace("M01"), equipped.workspace("M02")
    with equipped.office.read() as now:
        sealing = sealing_of(now.facts, victim.device)
    with thief.act() as act:
        to = Addressee(sealing, victim.device)
        parcel = gather(act, "update", act.facts.select(devices=[thief.device]), to)
    file = equipped.stick("odd")
    file.write_bytes(pack(parcel.draft, parcel.facts, thief.keys, [parcel.to]))
    assert reason(take(victim, file)[0]) == "services.other_office"


class Hostile:
    """An office that somebody made say more than it may."""

    def __init__(self, office: Workspace) -> None:
        self.office = office
        with office.read() as now:
            self.n, self.prev = now.facts.head(office.device)

    def write(self, body: Body) -> Fact:
        """The next fact of the office's own chain, signed."""
        raw = canonical.encode(msgspec.structs.replace(body, salt="ab" * 16))
        header = Header(
            season=self.office.own.season,
            device=self.office.device,
            n=self.n + 1,
            prev=self.prev,
            kind=NAME_OF[type(body)],
            v=1,
            at="2026-09-29T04:14:03.120Z",
            offset="+05:00",
            user="secretary",
            about=body.about,
            supersedes=(),
            body=hashlib.sha256(raw).hexdigest(),
        )
        fact = Fact.make(header, raw)
        self.n, self.prev = header.n, fact.digest
        signature = self.office.keys.sign(SIGN, fact.digest)
        return Fact(fact.digest, fact.header, fact.raw, fact.body, signature)


def hostile_facts(season: SmallSeason) -> list[Fact]:
    """What a member's laptop must never hold, whoever sends it."""
    hostile, one = Hostile(season.office), people()[0]
    bodies = (
        Person(code=one.code, iin=one.iin),
        Results(
            stage=1,
            bucket=bucket_of(one.code),
            rows_=(ResultRow(one.code, "70", ""),),
            source="",
        ),
        Vote(
            proposal="1",
            round=1,
            member="M02",
            interviews=(one.code,),
            decision="enrol",
            vote="for",
            at="2026-09-30T05:00:00.000Z",
            sitting="P",
        ),
        Sheet(
            interview=one.code,
            member="M02",
            slot="",
            ruleset="b" * 64,
            state="sealed",
            marks=marks(5),
        ),
        Declaration(panel="A", member="M02", text_version="1"),
        Dissent(interview=one.code, member="M02", text="Келіспеймін."),
    )
    return [hostile.write(body) for body in bodies]


def test_a_laptop_never_keeps_what_is_another_members(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    bad = hostile_facts(equipped)
    with equipped.office.act() as act:
        facts = facts_for(act.facts, "M01")
        to = Addressee(laptop.keys.public.sealing, laptop.device)
        parcel = gather(act, "update", [*facts, *bad], to)
    file = equipped.stick("hostile")
    file.write_bytes(pack(parcel.draft, parcel.facts, equipped.office.keys, [to]))
    (taken,) = take(laptop, file)
    with laptop.read() as now:
        held = {f.digest for f in now.facts.select()}
        kinds = set(now.facts.counts())
    assert taken.result in {"taken", "already"}
    assert held.isdisjoint(f.digest for f in bad)
    assert not {"person", "results", "vote"} & kinds


def test_a_laptop_that_is_set_up_never_keeps_it_either(founded: SmallSeason) -> None:
    package = founded.folder / "set-up.cmx"
    slip = PrepareLaptop("M01", package)(founded.office).value.slip
    code = crockford.read_slip(slip).code16
    to = Addressee(recipient_of(identity_from_text(code, "activation", b"", 16)))
    bad = hostile_facts(founded)
    with founded.office.act() as act:
        parcel = gather(act, "assignment", [*facts_for(act.facts, "M01"), *bad], to)
    package.write_bytes(pack(parcel.draft, parcel.facts, founded.office.keys, [to]))
    founded.open_laptop("M01", package, slip, "M01")
    with founded.workspace("M01").read() as now:
        assert {f.digest for f in now.facts.select()}.isdisjoint(f.digest for f in bad)


def test_a_good_package_on_a_full_or_broken_disk_is_not_blamed(
    equipped: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    file = handed(equipped, "M01", "M01")
    inbox = equipped.office.inbox
    inbox.rename(inbox.with_name("away"))
    inbox.write_text("not a folder")
    facts = equipped.facts()
    assert reason(take(equipped.office, file)[0]).startswith("shared.file_")
    assert equipped.facts() == facts
    inbox.unlink()
    inbox.with_name("away").rename(inbox)
    assert quarantined(equipped.office) == []
    assert take(equipped.office, file)[0].result == "taken"


def test_packages_are_kept_as_they_came_and_as_they_went(equipped: SmallSeason) -> None:
    file = handed(equipped, "M01", "M01")
    take(equipped.office, file)
    laptop = equipped.workspace("M01")
    assert file.read_bytes() in [p.read_bytes() for p in laptop.outbox.iterdir()]
    assert file.read_bytes() in [p.read_bytes() for p in equipped.office.inbox.glob("*.cmx")]
    with equipped.office.read() as now:
        assert packages.count(now.c, now.own.season, "in") == 5


def test_an_office_needs_a_confirmed_laptop_to_write_to(founded: SmallSeason) -> None:
    with refused("services.no_laptops"):
        HandOver(founded.folder)(founded.office)


def test_several_packages_do_not_go_into_one_file(equipped: SmallSeason) -> None:
    with refused("services.several_packages"):
        HandOver(equipped.folder / "all.cmx")(equipped.office)


def test_everything_verifies_after_a_day_of_exchange(scored: SmallSeason) -> None:
    for member in ("M01", "M02"):
        scored.carry_back(member)
        scored.carry(member)
        assert Verify()(scored.workspace(member)).findings == ()
    assert Verify()(scored.office).findings == ()


def test_two_copies_of_one_laptop_are_a_fork_that_is_shown(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.close()
    shutil.copytree(equipped.place("M01"), equipped.place("clone"))
    equipped.score("M01", one, 4)
    first = handed(equipped, "M01", "first")
    with pytest.MonkeyPatch.context() as other:
        other.setenv("COMMISSION_DATA", str(equipped.folder / "another computer"))
        ScoreInterview(two, marks(3))(equipped.workspace("clone"))
        second = handed(equipped, "clone", "second")
    assert [t.result for t in take(equipped.office, first, second)] == ["taken", "taken"]
    assert len(equipped.state().sheets) == 2  # both are kept
    findings = Verify()(equipped.office).findings
    assert [f.kind for f in findings] == ["fork"]


def test_a_lost_laptop_without_backup_is_replaced(equipped: SmallSeason) -> None:
    file = equipped.folder / "M01.backup"
    MakeBackup(file=file)(equipped.workspace("M01"))
    one, _ = Restore(file, "first")(equipped.place("one"), PASSPHRASE, equipped.world("one"))
    two, _ = Restore(file, "second")(equipped.place("two"), PASSPHRASE, equipped.world("two"))
    equipped.opened |= {"one": one, "two": two}
    equipped.carry("one", "two")
    with equipped.office.read() as now:
        authority = now.facts.authority()
    assert one.device not in authority.members  # of two claims neither counts
    assert two.device not in authority.members
