"""The report of a campaign, for people."""
