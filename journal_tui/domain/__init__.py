"""Values and rules: frozen dataclasses and pure functions; never asks the clock, a file or a library."""
