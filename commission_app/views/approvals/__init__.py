"""What the office asks of a laptop about sheets, and the answers."""
