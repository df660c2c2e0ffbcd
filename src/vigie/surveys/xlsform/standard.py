"""What pyxform knows of the standard: headers, types, names and words that say yes.

It is loaded at the first questionnaire. With openpyxl and NumPy it takes about 45 MB, which each server would otherwise
hold for pages that read none.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def known_headers() -> Mapping[str, tuple[Mapping[str, Any], frozenset[str]]]:
    """Return, by sheet, the headers that stand for others, and those that stand for themselves."""
    from pyxform import aliases
    from pyxform.question import MultipleChoiceQuestion, Option
    from pyxform.survey import Survey

    choices = (aliases.list_header, frozenset(Option.get_slot_names()))
    return {
        "survey": (aliases.survey_header, frozenset(MultipleChoiceQuestion.get_slot_names())),
        "choices": choices,
        "external_choices": choices,
        "settings": (aliases.settings_header, frozenset(Survey.get_slot_names())),
    }


def header_tokens(sheet: str, header: str, *, is_doubled: bool) -> tuple[str, ...]:
    """Return what a column is. is_doubled: whether the sheet parts its headers with « :: »."""
    from pyxform.parsing.sheet_headers import process_header

    renamed, known = known_headers().get(sheet, ({}, frozenset()))
    return tuple(process_header(header, is_doubled, renamed, set(known))[1])


def cleaned(text: str, strips: bool) -> str:
    """Return a cell as the standard reads it. strips: whether repeated blanks become one."""
    from pyxform.parsing.sheet_headers import clean_text_values

    found: str = clean_text_values(text, strips)
    return found


@cache
def yes_words() -> Mapping[str, bool]:
    """Return the words that say yes or no."""
    from pyxform import aliases

    words: Mapping[str, bool] = aliases.yes_no
    return words


@cache
def lone_types() -> frozenset[str]:
    """Return the types that are written alone, and need no list."""
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return frozenset({*QUESTION_TYPE_DICT, *aliases._type_alias_map, "include", "osm"})


def is_name(text: str) -> bool:
    """Whether a text may name a question."""
    from pyxform.parsing.expression import is_xml_tag

    return bool(is_xml_tag(text))
