"""Prompts, starters and hints, all our own words, and their loader."""
