"""Exhibitions that are lent: days, requests, returns."""
