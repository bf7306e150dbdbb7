"""Devices come and go: laptops that are lost, restored, replaced, and that come back."""
