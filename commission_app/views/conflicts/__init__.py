"""Conflicts: a list, both sides of one beside each other, and an answer with a reason."""
