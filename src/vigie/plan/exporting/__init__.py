"""Takes a plan out: JSON that comes back unchanged, spreadsheets, and the annex of the contract."""
