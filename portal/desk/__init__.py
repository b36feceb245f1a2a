"""The officer's desk: what is due, as a page, a letter and a calendar."""
