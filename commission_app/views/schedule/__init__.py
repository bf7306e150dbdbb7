"""Schedule: days, panels and their interviews; drawn by lot, moved by hand with a reason."""
