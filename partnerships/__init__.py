"""Links of cities, the papers they signed, what they do together."""
