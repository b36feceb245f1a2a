"""Template tags of aid."""
