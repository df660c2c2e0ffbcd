"""What an assessor from another structure does: a reading by criterion, a discussion."""
