"""Template tags of the register."""
