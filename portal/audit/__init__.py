"""The security log: who came in, who failed, whose role changed, who released."""
