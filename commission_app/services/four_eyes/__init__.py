"""Four eyes: whether a second person is asked for, who that may be, and what they confirmed."""
