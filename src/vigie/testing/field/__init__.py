"""The field: who is tested, in which order drawn by lot, by whom; and what sentinels do and tell."""
