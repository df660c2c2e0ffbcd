"""Offers in bulk: a table read, compared with what is known, previewed, then written whole or not at all."""
