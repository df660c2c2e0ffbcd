"""Events: pages, registration, attendance, what was learnt (S102, S168, S177)."""
