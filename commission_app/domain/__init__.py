"""What holds: frozen values and pure functions."""
