"""Before a workspace is open: unlock it, make one, set a laptop up, practise."""
