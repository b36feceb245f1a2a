"""What every record shares: sources, release, partial dates, quantities."""
