"""Who opens a workspace, and with what: passphrases, people, recovery key, new file key."""
