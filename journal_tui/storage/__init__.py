"""The only rooms that know TinyDB, files, locks and bytes."""
