"""Today: the member's queue, who is next, and everything that can happen before the score."""
