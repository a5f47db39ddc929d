"""Formats in and out: one module per format, bytes to domain values and back."""
