"""Dates of the source, kept as texts, said in words."""

from vigie.core.fuzzy_dates import FuzzyPeriod


def dated_in_words(text: str) -> str:
    """Return « février 2015 – juin 2015 » for « 2015-02/2015-06 »; a text that is no date is returned as it is."""
    try:
        return FuzzyPeriod.parse(text).in_words() if text else ""
    except ValueError:
        return text
