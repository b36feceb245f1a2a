"""Management commands of records."""
