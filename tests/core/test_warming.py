"""What the server reads before it parts into processes."""

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
