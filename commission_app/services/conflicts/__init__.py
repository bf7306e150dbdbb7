"""Conflicts: what contradicts, both sides in words, who may settle it, and how."""
