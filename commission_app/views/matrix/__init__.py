"""Matrix: every sheet that is expected, where it is, and why it is not."""
