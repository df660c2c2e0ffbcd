"""After the match: names released, agreements, refusals reviewed, preparation, feedback."""
