"""A point's safety deposit, kept off-line: two holders of three give its cases back to someone who listens there."""
