"""A daily practice of looking after professional relationships, in the terminal."""

__version__ = "0.1.0"
