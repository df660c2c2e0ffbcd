"""A date typed in words, kept as it is known: a year, a month or a day."""

from typing import Any

from django import forms

from vigie.core.fuzzy_dates import FuzzyDate


class FuzzyDateField(forms.CharField):
    """Reads « mars 2015 » or « 14/03/2027 », gives « 2015-03 » or « 2027-03-14 », and shows it in words.

    There is room for « le 1er septembre 2027 »; what is kept is short.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}), **options)

    def prepare_value(self, value: Any) -> Any:
        try:
            return FuzzyDate.parse(value).in_words() if value else value
        except ValueError:
            return value

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return str(FuzzyDate.parse(text)) if text else ""
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != (initial or ""))
        except forms.ValidationError:
            return True
