"""Fields for secrets: passphrases, codes from paper, a second person's."""
