"""The read-only API: what signed editions release, for machines. Its addresses carry a version, and only grow."""
