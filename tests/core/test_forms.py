"""Forms are drawn so that everyone can fill them in."""

import datetime
import re

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory

from vigie.core.forms import DateField


class Sample(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nom", help_text="Quelques mots.")
    on = DateField(label="Jour", required=False)
    status = forms.ChoiceField(label="État", choices=[("a", "En cours"), ("b", "Réalisée")])
    nature = forms.ChoiceField(
        label="Nature",
        help_text="Une seule.",
        widget=forms.RadioSelect,
        choices=[("p", "Prévention"), ("r", "Réduction")],
    )
    publics = forms.MultipleChoiceField(
        label="Publics",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("j", "Jeunes"), ("s", "Seniors")],
    )
    text = forms.CharField(label="Note", widget=forms.Textarea(attrs={"class": "large"}), required=False)
    agreed = forms.BooleanField(label="Accord donné", help_text="Par écrit.")
    document = forms.FileField(label="Document", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def page_of(form, **context):
    """Draw the form as a page does."""
    source = "{% form_page form 'Enregistrer' cancel_url %}"
    return (
        engines["django"]
        .from_string(source)
        .render({"form": form, "request": RequestFactory().get("/"), "cancel_url": None, **context})
    )


@pytest.fixture
def empty_page():
    return page_of(Sample())


@pytest.fixture
def refused_page():
    return page_of(Sample({}))


def test_choices_are_in_a_fieldset_with_its_legend(empty_page):
    assert empty_page.count("<fieldset") == empty_page.count("<legend") == 2
    legends = re.findall(r"<fieldset.*?<legend>(\w+)", empty_page, re.DOTALL)
    assert legends == ["Nature", "Publics"]


def test_every_other_field_has_its_label(empty_page):
    for name in ("name", "on", "status", "text", "agreed", "document"):
        assert re.search(rf'<label[^>]* for="id_{name}"', empty_page), name
        assert re.search(rf'<(input|select|textarea)[^>]* id="id_{name}"', empty_page), name


def test_help_is_tied_to_its_field(empty_page):
    assert re.search(r'<input[^>]*name="name"[^>]*aria-describedby="id_name_helptext"', empty_page)
    assert 'id="id_name_helptext"' in empty_page
    assert '<fieldset aria-describedby="id_nature_helptext">' in empty_page
    assert re.search(r'<input[^>]*name="agreed"[^>]*aria-describedby="id_agreed_helptext"', empty_page)


def test_errors_are_tied_to_their_field(refused_page):
    assert re.search(r'name="name"[^>]*aria-invalid="true"', refused_page)
    assert re.search(r'name="name"[^>]*aria-describedby="id_name_helptext id_name_error"', refused_page)
    assert 'id="id_name_error"' in refused_page
    assert '<fieldset aria-describedby="id_nature_helptext id_nature_error">' in refused_page


def test_identifiers_are_unique(refused_page):
    found = re.findall(r'\sid="([^"]+)"', refused_page)
    assert len(found) == len(set(found))


def test_described_by_names_what_exists(refused_page):
    found = set(re.findall(r'\sid="([^"]+)"', refused_page))
    named = {name for names in re.findall(r'aria-describedby="([^"]+)"', refused_page) for name in names.split()}
    assert named <= found


def test_summary_of_errors_leads_to_each_field(refused_page):
    assert "4 réponses sont à corriger" in refused_page
    for name in ("name", "status", "nature", "agreed"):
        assert f'href="#id_{name}"' in refused_page
        assert f'id="id_{name}"' in refused_page


def test_a_form_without_fault_has_no_summary(empty_page):
    assert "form-errors" not in empty_page


def test_faults_of_the_whole_form_are_said_once():
    form = Sample({"name": "n", "status": "a", "nature": "p", "agreed": "on"})
    form.add_error(None, "Deux réponses se contredisent.")
    assert page_of(form).count("Deux réponses se contredisent.") == 1


def test_what_must_be_filled_says_so(empty_page):
    assert empty_page.count("(obligatoire)") == 4


def test_dates_are_chosen_in_the_browser_and_written_in_iso():
    form = Sample(initial={"on": datetime.date(2024, 3, 9)})
    assert re.search(r'<input type="date" name="on"[^>]* value="2024-03-09"', str(form["on"]))


def test_dates_typed_the_french_way_are_read_too():
    assert DateField().clean("09/03/2024") == DateField().clean("2024-03-09") == datetime.date(2024, 3, 9)


def test_classes_given_by_a_form_are_kept(empty_page):
    assert 'class="form-control large"' in empty_page
    assert not re.search(r'<[^>]* class="[^"]*"[^>]* class="', empty_page)


def test_files_travel_and_the_token_is_there():
    drawn = page_of(Sample(), csrf_token="jeton")
    assert 'enctype="multipart/form-data"' in drawn
    assert 'name="csrfmiddlewaretoken" value="jeton"' in drawn


def test_cancelling_is_a_link():
    assert '<a class="btn btn-outline-secondary" href="/plan/">Annuler</a>' in page_of(Sample(), cancel_url="/plan/")


def test_hidden_fields_are_drawn_once_and_bare(empty_page):
    assert empty_page.count('name="key"') == 1
    assert not re.search(r'type="hidden"[^>]*class=', empty_page)
