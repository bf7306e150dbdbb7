"""Invented people and snapshots that documents are printed from."""

from tests.support.papers.annexes import attendance, roll_call, summary
from tests.support.papers.outcome import certificates, listing, order, slips
from tests.support.papers.people import SECRETARY
from tests.support.papers.protocol import protocol
from tests.support.papers.sheets import blank_sheet, score_sheet

__all__ = (
    "SECRETARY",
    "attendance",
    "blank_sheet",
    "certificates",
    "listing",
    "order",
    "protocol",
    "roll_call",
    "score_sheet",
    "slips",
    "summary",
)
