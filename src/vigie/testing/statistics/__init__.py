"""Statistics of tests in which several profiles meet the same offer. Plain values, NumPy and SciPy, no Django."""
