"""Cities and their names; the case profiles of home cities."""
