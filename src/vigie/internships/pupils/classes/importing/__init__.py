"""Class lists: read from a table, compared with the pupils already there, written once; names never lie in clear."""
