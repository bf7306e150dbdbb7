"""Sheets that were filled in on paper: typed in by two people, read by office and member."""
