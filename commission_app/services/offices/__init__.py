"""Devices without a season, second offices, and extracts of a whole season for them."""
