"""How dates look and are written, where Django's own forms do not serve."""
