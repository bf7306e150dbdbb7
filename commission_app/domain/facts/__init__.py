"""Facts: the truth of a season, and its fold into tables."""
