"""A campaign of tests before its first test: its mode, its protocol, how it is frozen; then how it ends."""
