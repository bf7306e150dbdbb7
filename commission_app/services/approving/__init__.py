"""Approvals: what the office asks, what a laptop answers, what counts by it."""
