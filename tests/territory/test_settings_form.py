"""The settings an administrator sends: what is refused, what is applied."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from vigie.territory.models import Territory
from vigie.territory.settings_form import TerritorySettingsForm, change_territory_settings

pytestmark = pytest.mark.django_db
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/><script>x</script></svg>'


@pytest.fixture
def territory(db):
    return Territory.objects.create(siren="245901160", name="Ici")


def form_for(territory, logo=None, **changes):
    data = {"name": "Ici", "accent_colour": "#1f5c57", "small_count_threshold": "5", **changes}
    files = {"logo_file": SimpleUploadedFile("logo.svg", logo)} if logo is not None else {}
    return TerritorySettingsForm(data, files, instance=territory)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("small_count_threshold", "2"),
        ("small_count_threshold", "0"),
        ("small_count_threshold", "-3"),
        ("small_count_threshold", "51"),
        ("small_count_threshold", ""),
        ("small_count_threshold", "cinq"),
        ("accent_colour", "red"),
        ("accent_colour", "#12345g"),
        ("accent_colour", "#123456;}"),
        ("accent_colour", ""),
        ("name", ""),
        ("contact_email", "pas une adresse"),
    ],
)
def test_wrong_values_are_refused_on_their_field(territory, field, value):
    form = form_for(territory, **{field: value})
    assert list(form.errors) == [field]


@pytest.mark.parametrize("logo", [b"", b"not a drawing", b"<svg/>"])
def test_wrong_logos_are_refused(territory, logo):
    assert "logo_file" in form_for(territory, logo=logo).errors


def test_changes_are_told_before_and_after(territory):
    form = form_for(territory, logo=LOGO, hotline="3928", small_count_threshold="7")
    assert form.is_valid(), form.errors
    changes = change_territory_settings(territory_id=territory.pk, values=form.chosen_values())
    assert changes == {"hotline": ["", "3928"], "small_count_threshold": [5, 7], "logo": ["absent", "présent"]}
    territory.refresh_from_db()
    assert "script" not in territory.logo
    assert 'd="M0 0h9v9z"' in territory.logo


def test_the_logo_stays_until_it_is_replaced_or_removed(territory):
    Territory.objects.update(logo="<svg/>")
    territory.refresh_from_db()
    kept = form_for(territory)
    assert kept.is_valid()
    assert change_territory_settings(territory_id=territory.pk, values=kept.chosen_values()) == {}
    removed = form_for(territory, remove_logo="on")
    assert removed.is_valid()
    assert change_territory_settings(territory_id=territory.pk, values=removed.chosen_values()) == {
        "logo": ["présent", "absent"]
    }


def test_an_unchanged_form_writes_nothing(territory, django_assert_num_queries):
    form = form_for(territory)
    assert form.is_valid()
    with django_assert_num_queries(3):  # savepoint, read, release
        assert change_territory_settings(territory_id=territory.pk, values=form.chosen_values()) == {}
