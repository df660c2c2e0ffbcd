"""What the server reads before it parts into processes."""

import subprocess
import sys

import pytest
from django.template import engines

from vigie.core.warming import template_names, warm_up


@pytest.mark.django_db
def test_pages_are_read_and_the_database_is_not(django_assert_num_queries):
    with django_assert_num_queries(0):
        warm_up()
    cached = engines["django"].engine.template_loaders[0].get_template_cache
    assert {"support/filing/write.html", "core/components/form_errors.html"} <= set(cached)


def test_every_room_is_read():
    assert {name.partition("/")[0] for name in template_names()} >= {"support", "plan", "observatory", "cockpit"}


def test_what_reads_files_and_solves_is_not_there_before_it_serves():
    """Each process of the server would hold it: with NumPy and openpyxl, a sixth of its memory."""
    code = "import sys, django; django.setup(); from vigie.core.warming import warm_up; warm_up(); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "vigie.surveys.editor.views" in told
    assert {"markdown_it", "nh3"} <= set(told)
    assert {"numpy", "scipy", "openpyxl", "pyxform", "highspy", "duckdb", "typst", "docx"}.isdisjoint(told)
    assert {"ninja", "pydantic", "icalendar", "rapidfuzz", "unittest"}.isdisjoint(told)
