"""Campaigns: rules, dates, what is done besides the match, simulation of policies before the rules are published."""
