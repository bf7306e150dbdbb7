"""The journal: what happened, by whom and when; verified, compared with paper, backed up."""
