"""What the room seals: targets with the installation's key, notes and evidence to the key pair of a campaign."""
