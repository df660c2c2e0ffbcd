"""Mentors, young people, pairs proposed by the match, their meetings."""
