"""Brings a plan in: file → reader → drafts → comparison with the database → one transaction."""
