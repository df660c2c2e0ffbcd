"""Evidence of a campaign: taken sealed, chained, stamped, read by few, verified by anyone who holds the disk."""
