"""The first form of the file."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
CREATE TABLE destroyed (
    digest TEXT NOT NULL,
    cause TEXT NOT NULL,
    CONSTRAINT pk_destroyed PRIMARY KEY (digest)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE TABLE diary (
    n INTEGER NOT NULL,
    at TEXT NOT NULL,
    "offset" TEXT NOT NULL,
    user TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_diary PRIMARY KEY (n)
)
 STRICT
""",
    """
CREATE TABLE document (
    season TEXT NOT NULL,
    "key" TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    bytes BLOB NOT NULL,
    final INTEGER NOT NULL,
    created TEXT NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (season, "key", version),
    CONSTRAINT ck_document_final CHECK (final IN (0, 1))
)
 STRICT
""",
    """
CREATE TABLE draft (
    interview TEXT NOT NULL,
    criterion TEXT NOT NULL,
    level INTEGER,
    comment TEXT NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (interview, criterion)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE TABLE draft_note (
    interview TEXT NOT NULL,
    note TEXT NOT NULL,
    started TEXT NOT NULL,
    questions TEXT NOT NULL,
    CONSTRAINT pk_draft_note PRIMARY KEY (interview)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE TABLE fact (
    id INTEGER NOT NULL,
    season TEXT NOT NULL,
    digest TEXT NOT NULL,
    device TEXT NOT NULL,
    n INTEGER NOT NULL,
    prev TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    header BLOB NOT NULL,
    signature BLOB NOT NULL,
    CONSTRAINT pk_fact PRIMARY KEY (id),
    CONSTRAINT ck_fact_digest CHECK (length(digest) = 64),
    CONSTRAINT ck_fact_n CHECK (n >= 1),
    CONSTRAINT uq_fact_digest UNIQUE (digest)
)
 STRICT
""",
    "CREATE INDEX ix_fact_about_kind ON fact (about, kind)",
    "CREATE INDEX ix_fact_device_n ON fact (device, n)",
    "CREATE INDEX ix_fact_season_kind ON fact (season, kind)",
    """
CREATE TABLE own (
    "key" TEXT NOT NULL,
    value BLOB NOT NULL,
    CONSTRAINT pk_own PRIMARY KEY ("key")
)
 STRICT
""",
    """
CREATE TABLE package (
    sha256 TEXT NOT NULL,
    package TEXT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    season TEXT NOT NULL,
    device TEXT NOT NULL,
    number INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    have TEXT NOT NULL,
    manifest BLOB NOT NULL,
    signature BLOB NOT NULL,
    CONSTRAINT pk_package PRIMARY KEY (sha256),
    CONSTRAINT ck_package_direction CHECK (direction IN ('in', 'out'))
)
 STRICT
""",
    "CREATE INDEX ix_package_device_direction_package ON package (device, direction, package)",
    """
CREATE TABLE report (
    id INTEGER NOT NULL,
    created TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    CONSTRAINT pk_report PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE body (
    fact INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CONSTRAINT pk_body PRIMARY KEY (fact),
    CONSTRAINT fk_body_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT
""",
    """
CREATE TABLE candidate (
    fact INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_kk TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    sort_kk TEXT NOT NULL,
    sort_ru TEXT NOT NULL,
    folded TEXT NOT NULL,
    region TEXT NOT NULL,
    organisation_kk TEXT NOT NULL,
    organisation_ru TEXT NOT NULL,
    org_type TEXT NOT NULL,
    position TEXT NOT NULL,
    language TEXT NOT NULL,
    CONSTRAINT pk_candidate PRIMARY KEY (fact),
    CONSTRAINT fk_candidate_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT
""",
    "CREATE INDEX ix_candidate_code ON candidate (code)",
    "CREATE INDEX ix_candidate_sort_kk_fact ON candidate (sort_kk, fact)",
    "CREATE INDEX ix_candidate_sort_ru_fact ON candidate (sort_ru, fact)",
    """
CREATE TABLE mark (
    fact INTEGER NOT NULL,
    criterion TEXT NOT NULL,
    level INTEGER NOT NULL,
    CONSTRAINT pk_mark PRIMARY KEY (fact, criterion, level),
    CONSTRAINT fk_mark_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 WITHOUT ROWID,
 STRICT
""",
    """
CREATE TABLE person (
    fact INTEGER NOT NULL,
    code TEXT NOT NULL,
    iin TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (fact),
    CONSTRAINT fk_person_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT
""",
    "CREATE INDEX ix_person_code ON person (code)",
    "CREATE INDEX ix_person_iin ON person (iin)",
    """
CREATE TABLE result (
    fact INTEGER NOT NULL,
    candidate TEXT NOT NULL,
    stage INTEGER NOT NULL,
    score TEXT NOT NULL,
    hundredths INTEGER,
    outcome TEXT NOT NULL,
    CONSTRAINT pk_result PRIMARY KEY (fact, candidate, score, outcome),
    CONSTRAINT fk_result_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 WITHOUT ROWID,
 STRICT
""",
    "CREATE INDEX ix_result_candidate_stage ON result (candidate, stage)",
    """
CREATE TABLE sheet (
    fact INTEGER NOT NULL,
    interview TEXT NOT NULL,
    member TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_sheet PRIMARY KEY (fact),
    CONSTRAINT fk_sheet_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT
""",
    "CREATE INDEX ix_sheet_interview ON sheet (interview)",
    """
CREATE TABLE slot (
    fact INTEGER NOT NULL,
    interview TEXT NOT NULL,
    candidate TEXT NOT NULL,
    panel TEXT NOT NULL,
    sitting TEXT NOT NULL,
    position INTEGER NOT NULL,
    starts TEXT NOT NULL,
    CONSTRAINT pk_slot PRIMARY KEY (fact),
    CONSTRAINT fk_slot_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT
""",
    "CREATE INDEX ix_slot_interview ON slot (interview)",
    """
CREATE TABLE standing (
    fact INTEGER NOT NULL,
    season TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    state TEXT NOT NULL,
    CONSTRAINT pk_standing PRIMARY KEY (fact),
    CONSTRAINT fk_standing_fact FOREIGN KEY(fact) REFERENCES fact (id)
)
 STRICT
""",
    "CREATE INDEX ix_standing_about_kind ON standing (about, kind)",
    "CREATE INDEX ix_standing_season_kind_state ON standing (season, kind, state)",
)


def upgrade() -> None:
    """From an empty file; the triggers follow after every upgrade."""
    for statement in STATEMENTS:
        op.execute(statement)
