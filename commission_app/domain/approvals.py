"""Whose word lets a sheet count: the chair's, or for some questions its author's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Key = tuple[str, str]  # (interview, member)


@dataclass(frozen=True, slots=True)
class Approvals:
    """What stands: a digest, and the members whose confirmed laptops said so of it."""

    said: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    chairs: frozenset[str] = frozenset()  # members with the chair's function
    recused: frozenset[Key] = frozenset()  # who withdrew from an interview has no word in it

    def by_chair(self, digest: str, interview: str) -> bool:
        """Whether the chair approved it: the only word on a change after the reveal.

        The author signed the change itself; his word again would be no second person's.
        """
        return any((interview, chair) not in self.recused for chair in self._chairs(digest))

    def given(self, digest: str, interview: str, author: str) -> bool:
        """Whether the chair or the author approved it: which of his sheets is meant."""
        own = author in self.said.get(digest, ()) and (interview, author) not in self.recused
        return own or self.by_chair(digest, interview)

    def _chairs(self, digest: str) -> frozenset[str]:
        return self.said.get(digest, frozenset[str]()) & self.chairs
