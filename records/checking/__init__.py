"""Whether the addresses of sources still answer: asked politely, never inside a network."""
