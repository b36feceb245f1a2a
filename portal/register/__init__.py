"""Loads a register kept as CSV files: reading, checking, saving, telling what happened."""
