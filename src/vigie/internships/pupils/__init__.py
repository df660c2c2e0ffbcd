"""Schools, classes, names in the vault, codes, and the lists that pupils rank."""
