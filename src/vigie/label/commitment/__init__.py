"""The charter, and the head of a structure who signs it (S115, S119)."""
