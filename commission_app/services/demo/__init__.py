"""A whole practice season played without a screen, through the same acts as a real one."""
