"""The words of what is published: demeaning vocabulary, and what is asked before publishing (S97, S101)."""
