"""What a line of the journal is called, and to which group it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS: Mapping[str, str] = {
    "season": T("office.fact_season"),
    "office": T("office.fact_office"),
    "device": T("office.fact_device"),
    "enrolment": T("office.fact_enrolment"),
    "succession": T("office.fact_succession"),
    "device-end": T("office.fact_device_end"),
    "confirmation": T("office.fact_confirmation"),
    "assignment": T("office.fact_assignment"),
    "ruleset": T("office.fact_ruleset"),
    "commission": T("office.fact_commission"),
    "member": T("office.fact_member"),
    "panel": T("office.fact_panel"),
    "slot": T("office.fact_slot"),
    "sitting": T("office.fact_sitting"),
    "candidate": T("office.fact_candidate"),
    "person": T("office.fact_person"),
    "results": T("office.fact_results"),
    "status": T("office.fact_status"),
    "declaration": T("office.fact_declaration"),
    "sheet": T("office.fact_sheet"),
    "recusal": T("office.fact_recusal"),
    "identity-check": T("office.fact_identity_check"),
    "interview": T("office.fact_interview"),
    "dissent": T("office.fact_dissent"),
    "attendance": T("office.fact_attendance"),
    "reveal": T("office.fact_reveal"),
    "vote": T("office.fact_vote"),
    "decision": T("office.fact_decision"),
    "closing": T("office.fact_closing"),
    "resolution": T("office.fact_resolution"),
    "destruction": T("office.fact_destruction"),
    "protocol": T("office.fact_protocol"),
    "order": T("office.fact_order"),
    "certificate": T("office.fact_certificate"),
    "paper-sheet": T("office.fact_paper_sheet"),
    "approval": T("office.fact_approval"),
    "approval-request": T("office.fact_approval_request"),
}
DIARY: Mapping[str, str] = {
    "unlocked": T("office.diary_unlocked"),
    "office.founded": T("office.diary_founded"),
    "rules.changed": T("office.diary_rules"),
    "sitting.opened": T("office.diary_sitting_opened"),
    "sitting.closed": T("office.diary_sitting_closed"),
    "attendance": T("office.diary_attendance"),
    "revealed": T("office.diary_revealed"),
    "gap.explained": T("office.diary_gap"),
    "interview.outcome": T("office.diary_outcome"),
    "recused": T("office.diary_recused"),
    "restored": T("office.diary_restored"),
    "backup": T("office.diary_backup"),
    "results.imported": T("office.diary_results"),
    "import.accepted": T("office.diary_import_accepted"),
    "decided": T("office.diary_decided"),
    "dissent": T("office.diary_dissent"),
    "resolved": T("office.diary_resolved"),
    "proposed": T("office.diary_proposed"),
    "proposal.split": T("office.diary_split"),
    "proposal.withdrawn": T("office.diary_withdrawn"),
    "laptop.prepared": T("office.diary_laptop_prepared"),
    "laptop.opened": T("office.diary_laptop_opened"),
    "laptop.confirmed": T("office.diary_laptop_confirmed"),
    "device.ended": T("office.diary_device_ended"),
    "laptop.approved": T("office.diary_laptop_approved"),
    "candidates.imported": T("office.diary_candidates_imported"),
    "members.imported": T("office.diary_members_imported"),
    "report.saved": T("office.diary_report_saved"),
    "candidates.exported": T("office.diary_exported"),
    "package.in": T("office.diary_package_in"),
    "package.out": T("office.diary_package_out"),
    "package.refused": T("office.diary_package_refused"),
    "handed.over": T("office.diary_handed_over"),
    "journal.exported": T("office.diary_journal_exported"),
    "declared": T("office.diary_declared"),
    "marks.moved": T("office.diary_marks_moved"),
    "scheduled": T("office.diary_scheduled"),
    "printed": T("office.diary_printed"),
    "screen.printed": T("office.diary_screen_printed"),
    "table.printed": T("office.diary_table_printed"),
    "access.recovered": T("office.diary_access_recovered"),
    "commission.changed": T("office.diary_commission_changed"),
    "dossier.opened": T("office.diary_dossier_opened"),
    "draft.restored": T("office.diary_draft_restored"),
    "guest.added": T("office.diary_guest_added"),
    "guest.removed": T("office.diary_guest_removed"),
    "iin.shown": T("office.diary_iin_shown"),
    "interview.again": T("office.diary_interview_again"),
    "mapping.forgotten": T("office.diary_mapping_forgotten"),
    "mapping.saved": T("office.diary_mapping_saved"),
    "member.added": T("office.diary_member_added"),
    "member.changed": T("office.diary_member_changed"),
    "member.ended": T("office.diary_member_ended"),
    "name.corrected": T("office.diary_name_corrected"),
    "panel.changed": T("office.diary_panel_changed"),
    "sheet.corrected": T("office.diary_sheet_corrected"),
    "sheet.sealed": T("office.diary_sheet_sealed"),
    "sheet.void": T("office.diary_sheet_void"),
    "slot.added": T("office.diary_slot_added"),
    "slot.cancelled": T("office.diary_slot_cancelled"),
    "slot.moved": T("office.diary_slot_moved"),
    "slot.rescheduled": T("office.diary_slot_rescheduled"),
    "slot.swapped": T("office.diary_slot_swapped"),
    "protocol.final": T("office.diary_protocol_final"),
    "order.recorded": T("office.diary_order"),
    "certificates.issued": T("office.diary_certificates"),
    "approved": T("office.diary_approved"),
    "paper.typed": T("office.diary_paper_typed"),
    "paper.entered": T("office.diary_paper_entered"),
    "paper.dropped": T("office.diary_paper_dropped"),
    "device.made": T("office.diary_device_made"),
    "device.exported": T("office.diary_device_exported"),
    "office.accepted": T("office.diary_office_accepted"),
    "office.joined": T("office.diary_office_joined"),
    "extract.auditor": T("office.diary_extract_auditor"),
    "extract.office": T("office.diary_extract_office"),
    "audited": T("office.diary_audited"),
}
GROUPS: Mapping[str, frozenset[str]] = {  # a chip of the screen → facts and lines of the diary
    "people": frozenset(
        (
            *("candidate", "person", "results", "status", "candidates.imported"),
            *("results.imported", "import.accepted", "candidates.exported", "report.saved"),
            *("dossier.opened", "iin.shown", "name.corrected", "mapping.saved"),
            "mapping.forgotten",
        )
    ),
    "commission": frozenset(
        (
            *("season", "ruleset", "commission", "member", "panel", "slot", "scheduled"),
            *("office.founded", "rules.changed", "members.imported", "commission.changed"),
            *("guest.added", "guest.removed", "member.added", "member.changed"),
            *("member.ended", "panel.changed", "slot.added", "slot.cancelled"),
            *("slot.moved", "slot.rescheduled", "slot.swapped"),
        )
    ),
    "devices": frozenset(
        (
            *("office", "device", "enrolment", "succession", "device-end", "confirmation"),
            *("assignment", "laptop.prepared", "laptop.opened", "laptop.confirmed", "restored"),
            *("device.made", "device.exported", "office.accepted", "office.joined"),
            *("device.ended", "laptop.approved"),
        )
    ),
    "sheets": frozenset(
        (
            *("declaration", "declared", "sheet", "recusal", "recused", "identity-check"),
            *("interview", "interview.outcome", "marks.moved", "gap.explained"),
            *("sheet.corrected", "sheet.sealed", "sheet.void", "draft.restored"),
            *("interview.again", "paper-sheet", "approval", "approval-request", "approved"),
            *("paper.typed", "paper.entered", "paper.dropped"),
        )
    ),
    "sitting": frozenset(
        (
            *("sitting", "sitting.opened", "sitting.closed", "attendance", "reveal"),
            *("revealed", "vote", "proposed", "proposal.split", "proposal.withdrawn"),
            *("decision", "decided", "dissent", "closing", "resolution", "resolved"),
        )
    ),
    "papers": frozenset(
        (
            *("protocol", "protocol.final", "order", "order.recorded", "certificate"),
            *("certificates.issued", "printed", "screen.printed", "table.printed"),
        )
    ),
    "exchange": frozenset(
        (
            *("package.in", "package.out", "package.refused", "handed.over"),
            *("extract.auditor", "extract.office"),
        )
    ),
    "access": frozenset(
        ("unlocked", "backup", "journal.exported", "destruction", "access.recovered", "audited")
    ),
}
