"""Run by Alembic for each upgrade, inside the transaction that the caller has begun."""

from __future__ import annotations

from alembic import context

from commission_app.models.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
