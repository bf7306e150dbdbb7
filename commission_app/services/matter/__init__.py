"""What stands in a season, as the plain values that the domain judges."""
