"""The log of what concerns safety: who came in, who failed, whose role changed, who released."""
