"""The score screen: one candidate, the criteria, the anchors of the level in focus."""
