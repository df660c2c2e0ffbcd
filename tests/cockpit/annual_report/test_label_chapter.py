"""The label's chapter: what a year tells of it, and what the public reads."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from tests.cockpit.annual_report.report_data import EMPTY
from tests.cockpit.annual_report.test_composing import section_of
from tests.label.scene import make_labelled
from vigie.cockpit.annual_report.collecting_json import from_json, to_json
from vigie.cockpit.annual_report.collecting_label import label_of_year
from vigie.cockpit.annual_report.commitment_values import LabelDecisionOfYear, LabelOfYear
from vigie.cockpit.annual_report.public_report_data import Opened, public_data
from vigie.label import trained

DAY = date(2026, 3, 1)
GRANTED = LabelDecisionOfYear("Structure labellisée", "granted", DAY, date(2029, 3, 1), is_experimental=True)
REFUSED = LabelDecisionOfYear("Structure refusée", "refused", DAY)
DATA = replace(EMPTY, label=LabelOfYear(commitments=2, held=1, decisions=(GRANTED, REFUSED)))


@pytest.mark.django_db
def test_nothing_while_nobody_committed():
    assert label_of_year(2026) is None


@pytest.mark.django_db
def test_what_a_year_tells(monkeypatch, partner, contributor, pilot):
    monkeypatch.setattr(trained, "trained_count", lambda organisation_id: 1)
    make_labelled(partner, contributor, pilot)
    year = timezone.localdate().year
    found = label_of_year(year)
    assert (found.commitments, found.held) == (1, 1)
    assert [(one.structure, one.outcome) for one in found.decisions] == [(str(partner), "granted")]
    assert label_of_year(year - 1) == LabelOfYear(commitments=0, held=0)


def test_the_chapter_names_what_was_decided():
    text = str(section_of(DATA, "label"))
    for words in ("Structure labellisée", "Structure refusée", "à l'essai", "1er mars 2029"):
        assert words in text
    assert "Aucune structure" in str(section_of(EMPTY, "label"))


def test_the_public_does_not_read_who_was_refused():
    text = str(section_of(public_data(DATA, Opened(plan=DATA.plan)), "label"))
    assert "Structure labellisée" in text
    assert "Structure refusée" not in text


def test_it_is_kept_whole():
    assert from_json(to_json(DATA)) == DATA
