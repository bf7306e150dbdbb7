"""Lowest layer: errors, world, keys, paths, texts, files."""
