"""What everyone reads: the register, the page and the badge of a labelled structure, open data."""
