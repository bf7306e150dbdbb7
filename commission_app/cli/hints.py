"""Which verb or option helps after a refusal: services say what, the command line how."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HINTS: Mapping[str, str] = {
    "services.office_only": "--workspace",
    "services.laptop_only": "--workspace",
    "services.no_interview": "status",
    "services.not_an_assignment": "laptop prepare",
    "services.declare_first": "declare",
    "services.sealed_already": "correct --reason",
    "services.not_sealed": "score",
    "services.which_member": "--member",
    "services.several_packages": "--out",
    "services.nothing_revealed": "reveal",
    "services.not_revealed": "reveal",
    "services.reason_both": "reason_kk, reason_ru",
    "services.protocol_correction": "--reason",
    "services.protocol_first": "finalise protocol",
    "services.order_first": "order",
    "services.no_plenary": "sitting open --form plenary",
    "services.undecided": "decide",
    "services.contested": "resolve --list",
    "services.rules_contested": "resolve --list",
    "conflicts.interview_waits": "resolve",
    "conflicts.season_waits": "resolve",
    "conflicts.unknown_side": "resolve --list",
    "conflicts.stale": "resolve --list",
    "conflicts.refused_chair": "approve",
    "conflicts.refused_release": "approve",
    "conflicts.refused_author_or_chair": "approve",
    "eyes.second_needed": "--second",
    "eyes.envelope_needed": "--envelope",
    "eyes.not_one_of_two": "user confirm",
    "services.older_copy": "backup, restore",
    "tables.no_headings": "--mapping",
}
