"""Spreadsheets in and out: templates, export, import with a dry run, and taking it back."""
