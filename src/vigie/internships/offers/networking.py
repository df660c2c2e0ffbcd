"""Keeps the network of committed companies: added with their organisation when Vigie does not know it, changed."""

from typing import Any

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Category, Organisation, Person
from vigie.accounts.organisations import save_organisation
from vigie.internships.models import Company
from vigie.plan.seen_forms import SeenForm


def add_company(*, form: SeenForm, organisation: Organisation | None, new_name: str, actor: Person) -> Company:
    """Add a company to the network. organisation: the known one; None: one is added under ``new_name``."""
    with transaction.atomic():
        company: Any = form.save(commit=False)
        company.organisation = organisation or save_organisation(
            organisation=Organisation(), values={"name": new_name, "category": Category.COMPANY}, actor=actor
        )
        company.save(force_insert=True)
        record(actor=actor, verb="company_added", on=company)
    assert isinstance(company, Company)
    return company
