"""One member with other data: what is not named stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual
from commission_app.services.people.membership import ChangeMember
from commission_app.services.workspace import member_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.quorum import Function
    from commission_app.services.changes import Done
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Named:
    """What is said anew of a member; None: nothing."""

    name_kk: str | None = None
    name_ru: str | None = None
    position_kk: str | None = None
    position_ru: str | None = None
    function: Function | None = None
    votes: bool | None = None


@dataclass(frozen=True, slots=True)
class AmendMember:
    """A change of what is named; a reason once laptops are out."""

    code: str
    named: Named
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        said = self.named
        if said == Named():
            raise UserError(T("people.nothing_named"), member=self.code)
        with workspace.read() as now:
            old = member_of(now.facts, self.code)
        names = _both(said.name_kk, said.name_ru, old.names)
        position = _both(said.position_kk, said.position_ru, old.position)
        votes = old.votes if said.votes is None else said.votes
        function = said.function or old.function
        return ChangeMember(self.code, names, position, function, votes, self.reason)(workspace)


def _both(kk: str | None, ru: str | None, old: Bilingual) -> Bilingual:
    """An empty word is one that was given."""
    return Bilingual(old.kk if kk is None else kk, old.ru if ru is None else ru)
