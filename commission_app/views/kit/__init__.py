"""The pieces that screens are put together from, each drawn by the one look."""
