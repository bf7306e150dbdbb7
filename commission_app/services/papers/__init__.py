"""What is printed and signed: facts of the record, snapshots of the season, bytes."""
