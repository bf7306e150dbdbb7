"""How it is printed: a frozen snapshot becomes a PDF."""
