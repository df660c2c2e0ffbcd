"""From a file of applications and a design to the figures of a campaign."""
