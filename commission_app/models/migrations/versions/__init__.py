"""The steps, each frozen when it was released."""
