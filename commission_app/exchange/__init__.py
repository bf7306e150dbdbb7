"""How it travels: packages, opened in bounded stages."""
