"""One filled-in body of every kind of fact, by the kind's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.approving import (
    Approval,
    ApprovalRequest,
    Asked,
    PaperSheet,
)
from commission_app.domain.facts.kinds.commission import (
    Commission,
    Member,
    Panel,
    RuleSet,
    Sitting,
    Slot,
)
from commission_app.domain.facts.kinds.consolidating import (
    Consolidation,
    FourEyes,
    KeyChange,
)
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Closing,
    Decision,
    Destruction,
    Gap,
    Interval,
    Resolution,
    Reveal,
    Vote,
)
from commission_app.domain.facts.kinds.handing import Unsent
from commission_app.domain.facts.kinds.papers import Certificate, Head, Order, Protocol
from commission_app.domain.facts.kinds.people import (
    Candidate,
    Person,
    ResultRow,
    Results,
    Status,
    bucket_of,
)
from commission_app.domain.facts.kinds.scoring import (
    Declaration,
    Dissent,
    IdentityCheck,
    Interview,
    Mark,
    Recusal,
    Sheet,
)
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    Device,
    DeviceEnd,
    Enrolment,
    Office,
    Season,
    Succession,
)
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names
from commission_app.shared.keys import Keys
from commission_app.shared.world import SeededWorld
from tests.support.rules import rules

if TYPE_CHECKING:
    from commission_app.domain.facts.body import Body

KEYS = Keys.make(SeededWorld("kinds")).public
A, B = "a" * 64, "b" * 64
NONCE = "0f" * 16
AT = "2026-09-29T09:14:03.120+05:00"
BOTH = Bilingual("Қазақша", "По-русски")
NAMES = Names(Name("Әбенова", "Айгүл", "Серікқызы"), Name("Абенова", "Айгуль", "Сериковна"))
OTHER = Names(Name("Абен", "Айгүл"), Name("Абен", "Айгуль"))
MARKS = (Mark("C1", 5, "мысал келтірді"), Mark("C2", 0), Mark("C3", 3))

SAMPLES: dict[str, Body] = {
    "season": Season(
        signing=KEYS.signing,
        sealing=KEYS.sealing,
        nonce=NONCE,
        practice=True,
        year=2026,
        intake=2,
        title=BOTH,
    ),
    "office": Office(device=A, title="Павлодар"),
    "device": Device(signing=KEYS.signing, sealing=KEYS.sealing),
    "enrolment": Enrolment(
        signing=KEYS.signing,
        sealing=KEYS.sealing,
        member="m01",
        assignment=NONCE,
        nonce=NONCE,
        proof=A,
    ),
    "succession": Succession(
        signing=KEYS.signing,
        sealing=KEYS.sealing,
        old=A,
        last=17,
        digest=B,
        reason="жаңа компьютер",
        proof="c" * 128,
    ),
    "device-end": DeviceEnd(device=A, last=17, digest=B, reason="жоғалды"),
    "confirmation": Confirmation(fact=A, people=("Айгүл", "Болат")),
    "assignment": Assignment(number=NONCE, member="m01", laptop="CM-01", secret=A),
    "ruleset": RuleSet(version_number=2, rules=rules(), reason="түзету"),
    "commission": Commission(title=BOTH, order_number="12-ө", order_date="2026-09-01"),
    "member": Member(
        code="m01",
        names=BOTH,
        position=BOTH,
        function="chair",
        votes=True,
        substitute_of="m09",
        reason="r",
    ),
    "panel": Panel(code="A", members=("m01", "m02"), title=BOTH, reason="r"),
    "slot": Slot(
        interview="L26-0001/2",
        candidate=A,
        panel="A",
        sitting="S1",
        position=4,
        at=AT,
        minutes=25,
        question_set="1",
        seed="жеребе",
        cancelled=True,
    ),
    "sitting": Sitting(
        code="S1", form="plenary", opened=AT, closed=AT, place=BOTH, recording="01.mp4"
    ),
    "candidate": Candidate(
        code="L26-0001",
        names=NAMES,
        earlier=(OTHER,),
        region="KZ-71",
        district="Есіл",
        organisation=BOTH,
        org_type="school",
        position=BOTH,
        category="A",
        language="kk",
    ),
    "person": Person(
        code="L26-0001",
        iin="850101300001",
        birth_date="1985-01-01",
        sex="f",
        years_of_service="12",
        phone="+7 701 000 00 00",
        email="a@example.kz",
        consent="2026-08-01",
    ),
    "results": Results(
        stage=2,
        bucket=bucket_of("L26-0001"),
        rows_=(ResultRow("L26-0001", "71.25", "passed"),),
        source="test.xlsx",
        reason="тексерілді",
    ),
    "status": Status(
        candidate="L26-0001", status="withdrawn", day="2026-09-02", basis="өтініш"
    ),
    "declaration": Declaration(
        panel="A", member="m01", text_version="1", conflicts=("L26-0001",)
    ),
    "sheet": Sheet(
        interview="L26-0001",
        member="m01",
        slot=A,
        ruleset=B,
        state="sealed",
        marks=MARKS,
        note="жақсы",
        language="kk",
        started=AT,
        sealed=AT,
        reason="түзету",
        questions="2",
        name="Абенова Айгуль",
    ),
    "recusal": Recusal(
        interview="L26-0001", member="m01", ground="relative", reason="туыс", decided=True
    ),
    "identity-check": IdentityCheck(
        interview="L26-0001", member="m01", document="паспорт", agrees=True
    ),
    "interview": Interview(
        interview="L26-0001/2",
        member="m01",
        outcome="interrupted",
        reason="жарық сөнді",
        started=AT,
        ended=AT,
    ),
    "dissent": Dissent(interview="L26-0001", member="m01", text="қарсымын", language="kk"),
    "attendance": Attendance(
        sitting="S1", member="m01", present=(Interval(AT, AT), Interval(AT)), reason="ауырды"
    ),
    "reveal": Reveal(interview="L26-0001", sheets=(A, B)),
    "vote": Vote(
        proposal="P1",
        round=1,
        member="m01",
        interviews=("L26-0001", "L26-0002/2"),
        decision="enrol",
        vote="for",
        at=AT,
        sitting="S1",
    ),
    "decision": Decision(
        interview="L26-0001",
        decision="enrol",
        computed="refuse",
        reason=BOTH,
        proposal="P1",
        round=1,
        sitting="S1",
    ),
    "closing": Closing(sitting="S1", gaps=(Gap("L26-0001", "m01", "парақ жоғалды"),)),
    "resolution": Resolution(
        kind="sheet",
        thing="L26-0001/m01",
        chosen=A,
        rejected=(B,),
        link="L26-0001",
        reason="қате",
    ),
    "destruction": Destruction(act="1", day="2027-01-01", facts=(A, B), basis="мерзім"),
    "protocol": Protocol(
        number="1",
        day="2026-10-01",
        edition=2,
        sittings=("S1",),
        snapshot=A,
        corrects=B,
        reason="түзету",
        heads=(Head(A, 17, B),),
    ),
    "order": Order(number="412-ө", day="2026-10-05", interviews=("L26-0001",), title=BOTH),
    "certificate": Certificate(
        number="KZL-2026-0001",
        sequence=1,
        candidate="L26-0001",
        names=NAMES,
        issued="2026-10-06",
        order="412-ө",
        order_date="2026-10-05",
        protocol="1",
        protocol_date="2026-10-01",
        statement="KZL1:AB",
        valid_until="2030-10-06",
    ),
    "paper-sheet": PaperSheet(
        interview="L26-0001",
        member="m01",
        slot=A,
        ruleset=B,
        marks=MARKS,
        typed=("Сәуле", "Ерлан"),
        number="17",
        note="жақсы",
        reason="қайта оқылды",
        state="void",
    ),
    "approval": Approval(
        fact=A, member="m01", reason="қағазбен салыстырылды", withdrawn=True, out=True
    ),
    "four-eyes": FourEyes(on=False, reason="Екінші адам науқас."),
    "consolidation": Consolidation(interview="L26-00001", sheets=(A, B)),
    "key-change": KeyChange(
        id="0123456789abcdef",
        what="added",
        how="person",
        line=7,
        whom="Айгүл",
        by="secretary",
        statement=A,
    ),
    "approval-request": ApprovalRequest(
        interview="L26-0001",
        member="m01",
        names=BOTH,
        conflict="contested",
        sheets=(Asked(A, "sealed", AT), Asked(B, "paper", AT)),
        by=("m02",),
    ),
    "unsent": Unsent(
        device=A, number=6, package="0198c0de-0000-7000-8000-000000000000", member="m01"
    ),
}
