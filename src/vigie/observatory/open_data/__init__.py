"""Open data: each signed edition as files that machines read, with what they need to be understood and found."""
