"""An invented season, the same for the same seed: people, results, marks, votes."""
