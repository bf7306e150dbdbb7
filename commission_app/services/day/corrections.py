"""A correction that was begun and not recorded: kept on this laptop, it never travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import msgspec

from commission_app.models import own
from commission_app.services.begun import key_of
from commission_app.services.changes import Changes, Done
from commission_app.services.workspace import require_laptop

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


class Begun(msgspec.Struct, frozen=True):
    """What stands in it: criterion → level and comment, the note, the reason."""

    marks: dict[str, tuple[int | None, str]]
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeepCorrection:
    """As it stands now, for the revision of this digest; nobody else is told of it."""

    revision: str
    begun: Begun

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_laptop(act)
            own.keep_value(act.c, key_of(self.revision), msgspec.json.encode(self.begun))
        return Done(None)


@dataclass(frozen=True, slots=True)
class ReadCorrection:
    """What was begun for a revision; None where nothing was."""

    revision: str

    shows: ClassVar[Changes] = Changes.NOTHING
    fleeting: ClassVar[bool] = True

    def __call__(self, workspace: Workspace) -> Begun | None:
        with workspace.read() as now:
            raw = own.value(now.c, key_of(self.revision))
        return msgspec.json.decode(raw, type=Begun) if raw is not None else None
