"""What happens: one act of a user is one frozen dataclass and one transaction."""
