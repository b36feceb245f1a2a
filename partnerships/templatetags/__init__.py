"""Template tags of partnerships."""
