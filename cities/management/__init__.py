"""Management commands of cities."""
