"""What a body decides, and what ends a label."""
