"""The pages of pupils: the door, the search, the offers, the ranked list; no account, no need of JavaScript."""
