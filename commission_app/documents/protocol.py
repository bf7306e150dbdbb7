"""The protocol of a sitting: eighteen sections, signatures, annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4

from commission_app.documents.blocks import (
    code_box,
    code_line,
    letterhead,
    signature_heading,
    signature_rows,
)
from commission_app.documents.document import Document, Setting
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.protocol_annexes import add_annexes, own_annexes
from commission_app.documents.protocol_decisions import add_decisions, add_votes
from commission_app.documents.protocol_results import add_recusals, add_results
from commission_app.documents.protocol_snapshot import ProtocolSnapshot
from commission_app.documents.running import Running
from commission_app.documents.styles import KIND, META_CENTRED, SUBJECT
from commission_app.documents.wording import Both, bare, both, both_n, joined, one_line, plain
from commission_app.domain.calendar import days_in_figures, days_in_words
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.documents.protocol_snapshot import Absence
    from commission_app.documents.snapshots import Person


def compose(protocol: ProtocolSnapshot, setting: Setting) -> Printed:
    """The protocol in final form or as a draft; UserError for a requisite that is missing."""
    page = Page(A4, foot=_foot(protocol), code=code_line(protocol.control))
    paper = Running(page.width, setting.layout)
    _head(paper, protocol, setting)
    _commission(paper, protocol, setting)
    _conduct(paper, protocol, setting)
    add_results(paper, protocol)
    _speeches(paper, protocol)
    add_votes(paper, protocol, setting)
    add_decisions(paper, protocol, setting)
    _closing(paper, protocol, setting)
    _signatures(paper, protocol)
    add_annexes(paper, protocol, setting)
    title = bare(one_line(_numbered(protocol, setting)))
    return print_story(page, setting.mark, title, paper.story)


def _head(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    dates = protocol.sitting.dates
    days = Both(days_in_words(dates, "kk"), days_in_words(dates, "ru"))
    place = setting.need(protocol.requisites.place, T("documents.field.place"))
    number = setting.need(protocol.sitting.number, T("documents.field.protocol_number"))
    paper.put(*letterhead(protocol.requisites, setting, paper.width))
    paper.text(both(T("documents.protocol.kind")), KIND, 2)
    paper.text(both(T("documents.number"), number=number), SUBJECT, 4)
    paper.text(joined([days, place], "<br/>"), META_CENTRED, 7)
    paper.text(setting.need(protocol.heading, T("documents.field.heading")), SUBJECT, 9)
    if protocol.replaces:
        replaces = both(T("documents.protocol.replaces"), code=protocol.replaces)
        paper.text(replaces, META_CENTRED, 9)


def _commission(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    quorum = protocol.quorum
    paper.heading(both(T("documents.protocol.basis")))
    if protocol.composed is not None:
        paper.text(plain(protocol.composed), after=2)
    paper.text(setting.need(protocol.basis, T("documents.field.basis")))
    paper.heading(both(T("documents.protocol.officers")))
    paper.text(both(T("documents.protocol.presiding"), name=protocol.presiding), after=2)
    paper.text(both(T("documents.protocol.secretary"), name=protocol.secretary))
    paper.heading(
        both(T("documents.protocol.present"), n=len(protocol.present), of=quorum.members)
    )
    paper.items([_person(person) for person in protocol.present])
    _listed(paper, T("documents.protocol.absent"), [_absence(a) for a in protocol.absent])
    _listed(paper, T("documents.protocol.invited"), [_person(p) for p in protocol.invited])
    _listed(paper, T("documents.protocol.observers"), [_person(p) for p in protocol.observers])
    paper.heading(both(T("documents.protocol.quorum")))
    numbers = {"members": quorum.members, "present": quorum.present, "needed": quorum.needed}
    sentences = [both(T("documents.protocol.quorum.numbers"), **numbers, rule=quorum.rule)]
    held = quorum.present >= quorum.needed
    sentences.append(
        both(
            T("documents.protocol.quorum.held") if held else T("documents.protocol.quorum.lost")
        )
    )
    if protocol.recusals:
        sentences.append(both(T("documents.protocol.quorum.by_candidate")))
    paper.text(joined(sentences))


def _conduct(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    present = len(protocol.present)
    paper.heading(both(T("documents.protocol.declarations")))
    paper.text(
        both(T("documents.protocol.declarations.filed"), n=protocol.declarations, of=present)
    )
    add_recusals(paper, protocol)
    paper.heading(both(T("documents.protocol.agenda")))
    paper.items([plain(item) for item in protocol.agenda])
    paper.heading(both(T("documents.protocol.form")))
    form = setting.need(protocol.form, T("documents.field.form"))
    paper.text(joined([form, plain(protocol.recording)]) if protocol.recording else form)
    _hearing(paper, protocol)
    _procedure(paper, protocol)


def _hearing(paper: Running, protocol: ProtocolSnapshot) -> None:
    hearing = protocol.hearing
    missing = hearing.admitted - hearing.appeared
    paper.heading(both(T("documents.protocol.heard")))
    paper.text(both(T("documents.protocol.reporter"), name=hearing.reporter), after=2)
    numbers = {"admitted": hearing.admitted, "appeared": hearing.appeared, "missing": missing}
    paper.text(both(T("documents.protocol.heard.numbers"), **numbers))
    _listed(paper, T("documents.protocol.missing"), [_absence(a) for a in hearing.missing])


def _procedure(paper: Running, protocol: ProtocolSnapshot) -> None:
    scoring = protocol.scoring
    paper.heading(both(T("documents.protocol.procedure")))
    ruleset = both(
        T("documents.ruleset"), version=scoring.ruleset.version, code=scoring.ruleset.code
    )
    criteria = both_n(
        T("documents.protocol.scale"),
        scoring.criteria,
        lowest=scoring.lowest,
        highest=scoring.highest,
        maximum=scoring.maximum,
    )
    paper.text(joined([ruleset.map(lambda text: f"{text}."), criteria]), after=3)
    for words in scoring.paragraphs:
        paper.text(plain(words), after=3)


def _speeches(paper: Running, protocol: ProtocolSnapshot) -> None:
    if not protocol.speeches:
        return
    paper.heading(both(T("documents.protocol.spoke")))
    for speech in protocol.speeches:
        paper.text(both(T("documents.labelled"), label=speech.names, text=speech.text), after=3)


def _closing(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    paper.heading(both(T("documents.protocol.dissent")))
    for dissent in protocol.dissents:
        paper.text(
            both(T("documents.protocol.dissent.by"), name=dissent.names, about=dissent.about)
        )
    if not protocol.dissents:
        paper.text(both(T("documents.protocol.dissent.none")))
    paper.heading(both(T("documents.protocol.appeal")))
    paper.text(setting.need(protocol.appeal, T("documents.field.appeal")))


def _signatures(paper: Running, protocol: ProtocolSnapshot) -> None:
    rows = own_annexes(protocol)
    given = [
        plain(annex.title)
        if annex.sheets is None
        else joined([plain(annex.title), both_n(T("documents.sheets"), annex.sheets)], " – ")
        for annex in protocol.annexes
    ]
    if given or rows:
        paper.heading(both(T("documents.protocol.annexes")))
        at_end = both(T("documents.protocol.annexes.at_end"))
        paper.items([*given, *(joined([row, at_end], " – ") for row in rows)], after=1)
    heading = signature_heading(paper.numbered(both(T("documents.signatures"))), paper.width)
    signing = signature_rows(protocol.signatories, paper.width)
    paper.sign(heading, signing, code_box(protocol.control, both(T("documents.code.protocol"))))


def _person(person: Person) -> Both:
    if person.post is None:
        return plain(person.names)
    return both(T("documents.person"), name=person.names, post=person.post)


def _absence(absence: Absence) -> Both:
    return both(T("documents.person"), name=absence.names, post=absence.reason)


def _listed(paper: Running, key: str, people: Sequence[Both]) -> None:
    if people:
        paper.text(both(key, people=joined(list(people), "; ")), after=3)


def _numbered(protocol: ProtocolSnapshot, setting: Setting) -> Both:
    number = setting.need(protocol.sitting.number, T("documents.field.protocol_number"))
    return both(T("documents.protocol.title_numbered"), number=number)


def _foot(protocol: ProtocolSnapshot) -> str:
    number = protocol.sitting.number or "____"
    names = both(T("documents.protocol.title_numbered"), number=number)
    return f"{names.kk}   ·   {days_in_figures(protocol.sitting.dates)}   ·   {names.ru}"


DOCUMENT = Document("protocol", T("documents.protocol.title"), ProtocolSnapshot, compose)
