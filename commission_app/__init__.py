"""The offline workbench of a selection commission."""

__version__ = "0.1.0"
