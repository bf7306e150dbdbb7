"""The form of a paper sheet, typed in by two people."""
