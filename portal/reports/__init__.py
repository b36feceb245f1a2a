"""Reports of received aid for a city and a period: the national table, a summary, a brief."""
