"""The command line: the services without a screen."""
