"""What every screen stands on: words, look, work off the window's thread."""
