"""What a campaign did for whom, with its uncertainty, and what reaches the observatory."""
