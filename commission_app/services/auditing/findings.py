"""What an audit found, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong or cannot be proved; `where`: the file, cell or vote it is of."""

    kind: str
    text: UserError
    where: str = ""
