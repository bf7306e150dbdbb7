"""A season is computed anew from signed facts alone, and compared with what is on paper."""
