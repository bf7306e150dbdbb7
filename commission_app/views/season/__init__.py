"""What the secretary sees first: the season at a glance and what is left to do."""
