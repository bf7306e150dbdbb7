"""The commission's own name: not that of a sitting, which heads its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual
from commission_app.shared.texts import T, say

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.commission import Commission
    from commission_app.domain.ruleset import RuleSet


def proposed(rules: RuleSet) -> Bilingual:
    """What a season begins with: the selection commission of its project."""
    project = rules.documents.requisites.project_title
    if not isinstance(project, Bilingual):
        return Bilingual("", "")
    key = T("people.commission_name")
    return Bilingual(say(key, "kk", project=project.kk), say(key, "ru", project=project.ru))


def name_of(said: Commission | None, rules: RuleSet) -> Bilingual:
    """As it was recorded; earlier programs recorded the heading of a sitting by themselves."""
    if said is None or said.title == rules.documents.requisites.commission_heading:
        return proposed(rules)
    return said.title
