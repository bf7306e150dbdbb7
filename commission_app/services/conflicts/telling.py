"""The sides of a contradiction in words: who said what, when, on which computer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import packages
from commission_app.services.conflicts.contents import contents
from commission_app.services.matter.leaves import last_before
from commission_app.services.office.subjects import user_words
from commission_app.services.papers.devices import laptop_labels
from commission_app.services.sentences import Said, said
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from commission_app.domain.facts.header import Fact
    from commission_app.services.workspace import Reading


@dataclass(frozen=True)
class Teller:
    """What all sides are told with."""

    now: Reading
    zone: tzinfo | None

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Device → the label on its laptop."""
        return laptop_labels(self.now.facts)

    @cached_property
    def members(self) -> Mapping[str, str]:
        """Device → whose laptop it is."""
        authority = self.now.facts.authority()
        return {**authority.waiting, **authority.members}

    @cached_property
    def sent(self) -> Mapping[str, list[str]]:
        """Device → when it made the packages that came."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in packages.all_of(self.now.c, self.now.own.season, "in"):
            found[row.device].append(row.made_at)
        return found

    def local(self, text: str) -> datetime:
        """A moment of a fact in this computer's zone."""
        return from_text(text).astimezone(self.zone)

    def where(self, device: str) -> Said:
        """A laptop by its label, an office by its fingerprint."""
        short = short_fingerprint(device)
        if device in self.labels:
            return said(T("conflicts.laptop"), label=self.labels[device], device=short)
        if device in self.members:
            return said(T("conflicts.heir"), member=self.members[device], device=short)
        return said(T("conflicts.office"), device=short)

    def side(self, fact: Fact) -> tuple[Said, ...]:
        """When and where it was said, then what; of a sheet never what it says."""
        body = body_of(fact)
        if isinstance(body, Sheet):
            return self._sheet(fact, body)
        if isinstance(body, PaperSheet):
            first, second = body.typed
            values = {"at": self.local(fact.header.at), "number": body.number}
            key = T("conflicts.typed")
            if body.state == "void":
                key = T("conflicts.paper_withdrawn")
            return (said(key, **values, first=first, second=second),)
        made = said(
            T("conflicts.made"),
            at=self.local(fact.header.at),
            where=self.where(fact.header.device),
            user=user_words(fact.header.user),
        )
        return (made, *contents(body, self.zone)) if body is not None else (made,)

    def _sheet(self, fact: Fact, sheet: Sheet) -> tuple[Said, ...]:
        key = T("conflicts.voided") if sheet.state == "void" else T("conflicts.sealed")
        at = sheet.sealed or fact.header.at
        found = [said(key, at=self.local(at), where=self.where(fact.header.device))]
        if before := last_before(self.sent, fact.header.device, fact.header.at):
            found.append(said(T("conflicts.after_handover"), at=self.local(before)))
        if sheet.name:
            found.append(said(T("day.on_the_slip"), name=sheet.name))
        if sheet.state == "void" and sheet.reason:
            found.append(said(T("office.reason"), reason=sheet.reason))
        return tuple(found)
