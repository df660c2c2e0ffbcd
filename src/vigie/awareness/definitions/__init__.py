"""The shared definition, and who adopted it (S45, S82, S94)."""
