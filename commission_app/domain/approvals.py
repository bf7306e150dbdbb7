"""Whose word lets a sheet count: the chair's, or for some questions its author's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Key = tuple[str, str]  # (interview, member)


@dataclass(frozen=True, slots=True)
class Approvals:
    """What stands: a digest, and the members whose confirmed laptops said so of it.

    `left_out`: of sheets that may be left out although they were opened.
    """

    said: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    chairs: frozenset[str] = frozenset()  # members with the chair's function
    recused: frozenset[Key] = frozenset()  # who withdrew from an interview has no word in it
    deputies: frozenset[str] = frozenset()  # who stand in where the chair has no word
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def by_chair(self, digest: str, interview: str, author: str) -> bool:
        """Whether the chair approved it, or who stands in: the only word on a late change.

        The author signed the change itself; his word again would be no second person's.
        """
        said = self.said.get(digest, frozenset[str]())
        return bool(said & self.approvers(interview, author))

    def lets_go(self, digest: str, interview: str, author: str) -> bool:
        """Whether he agreed whose word it is that a sheet that was opened is left out."""
        said = self.left_out.get(digest, frozenset[str]())
        return bool(said & self.approvers(interview, author))

    def approvers(self, interview: str, author: str) -> frozenset[str]:
        """Whose word it is: the chair's; a deputy's where the chair is the author or withdrew.

        Only where nobody else is left may the chair approve his own, and the protocol says so.
        """
        for group in (self.chairs - {author}, self.deputies - {author}, self.chairs):
            if free := frozenset(m for m in group if (interview, m) not in self.recused):
                return free
        return frozenset()

    def given(self, digest: str, interview: str, author: str) -> bool:
        """Whether the chair or the author approved it: which of his sheets is meant."""
        own = author in self.said.get(digest, ()) and (interview, author) not in self.recused
        return own or self.by_chair(digest, interview, author)
