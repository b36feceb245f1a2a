"""One search over all public records: the index, the question, what was found and why."""
