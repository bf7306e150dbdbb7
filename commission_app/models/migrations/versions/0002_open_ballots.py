"""Proposals that are being voted on: they stay here until they are concluded."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
CREATE TABLE ballot_draft (
    proposal TEXT NOT NULL,
    member TEXT NOT NULL,
    vote TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_ballot_draft PRIMARY KEY (proposal, member)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE TABLE proposal_draft (
    proposal TEXT NOT NULL,
    season TEXT NOT NULL,
    sitting TEXT NOT NULL,
    round INTEGER NOT NULL,
    decision TEXT NOT NULL,
    interviews TEXT NOT NULL,
    opened TEXT NOT NULL,
    CONSTRAINT pk_proposal_draft PRIMARY KEY (proposal)
)
 WITHOUT ROWID,
 STRICT
""",
)


def upgrade() -> None:
    """Two local tables; nothing that is there changes."""
    for statement in STATEMENTS:
        op.execute(statement)
