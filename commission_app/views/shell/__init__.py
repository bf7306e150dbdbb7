"""What stands around every screen: navigation, status, notices, the palette, the lock."""
