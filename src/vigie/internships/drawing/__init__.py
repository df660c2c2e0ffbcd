"""The public draw: lists frozen and promised, the match made and checked, each one told why."""
