"""Alembic's scripts: one step each, from the revision before it."""
