"""Each candidacy is read by two people who do not see each other's reading; then decided, and answered."""
