"""Names: sealed under a key that the members of one organisation alone hold, in the envelopes of their vaults."""
