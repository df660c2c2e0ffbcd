"""Where the network is and where it is not, how it grew, and the regular look at its extension (S109, S125, S155)."""
