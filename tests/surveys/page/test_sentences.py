"""The sentences of the engine are those that are translated here."""

import ast
from pathlib import Path

from vigie.surveys.engine import answers, faults
from vigie.surveys.page.sentences import KNOWN, said


def texts_in(module):
    tree = ast.parse(Path(module.__file__).read_text())
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_each_one_is_said_by_the_engine():
    written = {text.replace("\u00a0", " ") for text in texts_in(faults) | texts_in(answers)}
    assert {text.replace("\u00a0", " ") for text in KNOWN} <= written


def test_what_a_form_says_is_left_in_its_language():
    assert said("العمر") == ("العمر", True)
    assert said("Répondez à cette question pour continuer.")[1] is False
