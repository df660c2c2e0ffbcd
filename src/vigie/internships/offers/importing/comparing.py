"""Compares a table of offers with those recorded: what it would create, change, leave. Nothing is written."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from django.utils.translation import gettext

from vigie.accounts.models import OrganisationName
from vigie.core.fuzzy_dates import simplify
from vigie.internships.models import Campaign, Company, Offer
from vigie.internships.offers.importing.rows import Known, OfferRow, read_sheets
from vigie.plan.importing.drafts import Finding, Findings
from vigie.plan.importing.preview import Difference
from vigie.plan.importing.sheets import Sheet
from vigie.territory.models import Commune

State = Literal["created", "changed", "unchanged"]
STATES: Final[tuple[State, ...]] = ("created", "changed", "unchanged")


@dataclass
class OfferOutcome:
    """What becomes of an offer. offer: with its new values, not saved. seats: by week; None: as they are."""

    label: str
    where: str
    is_new: bool
    offer: Offer
    seats: dict[int, int] | None = None
    differences: list[Difference] = field(default_factory=list)

    @property
    def state(self) -> State:
        """Created, changed or unchanged."""
        if self.is_new:
            return "created"
        return "changed" if self.differences else "unchanged"


@dataclass
class OfferPreview:
    """All that an import would do."""

    file_name: str
    outcomes: list[OfferOutcome]
    findings: Findings

    @property
    def errors(self) -> list[Finding]:
        """What must be mended before anything is written."""
        return self.findings.errors

    @property
    def warnings(self) -> list[Finding]:
        """What is worth knowing."""
        return self.findings.warnings

    @property
    def changes_nothing(self) -> bool:
        """Whether all is already recorded."""
        return all(outcome.state == "unchanged" for outcome in self.outcomes)

    def of(self, state: State) -> list[OfferOutcome]:
        """Return the outcomes of a state."""
        return [outcome for outcome in self.outcomes if outcome.state == state]

    @property
    def fingerprint(self) -> str:
        """A mark of what would be done, alike as long as it is the same."""
        told = [
            (one.label, one.state, [(each.label, each.before, each.after) for each in one.differences])
            for one in self.outcomes
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:24]


def compare(
    sheets: Sequence[Sheet], file_name: str, *, campaign: Campaign, companies: Sequence[Company]
) -> OfferPreview:
    """Return what a table would do in a campaign. companies: those whose offers whoever imports may prepare."""
    known = known_of(campaign, companies)
    rows = read_sheets(sheets, known)
    recorded = recorded_in(campaign, companies)
    by_id = {company.pk: company for company in companies}
    communes = dict(Commune.objects.values_list("pk", "name"))
    outcomes = [
        outcome
        for row in rows
        if (outcome := outcome_of(row, recorded.get(row.key), by_id[row.company], campaign, communes, known.findings))
    ]
    return OfferPreview(file_name, outcomes, known.findings)


def known_of(campaign: Campaign, companies: Sequence[Company]) -> Known:
    """Return what the reader must know. Three queries."""
    names = {simplify(company.organisation.name): company.pk for company in companies}
    names |= {simplify(str(company)): company.pk for company in companies}
    of_organisation = {company.organisation_id: company.pk for company in companies}
    others = OrganisationName.objects.filter(organisation__in=of_organisation).values_list("name", "organisation")
    names = {simplify(name): of_organisation[organisation] for name, organisation in others} | names
    communes: dict[str, int] = {}
    for pk, name, code in Commune.objects.values_list("pk", "name", "insee_code"):
        communes |= {simplify(name.replace("-", " ")): pk, simplify(code): pk}
    return Known(
        companies=names,
        communes=communes,
        levels=campaign.levels,
        weeks=dict(campaign.weeks.values_list("starts_on", "pk")),
        own_company=companies[0].pk if len(companies) == 1 else None,
    )


def recorded_in(campaign: Campaign, companies: Sequence[Company]) -> dict[tuple[int, str], Offer]:
    """Return the offers of companies in a campaign by company and title, those taken back left out. Two queries."""
    rows = Offer.objects.filter(campaign=campaign, company__in=companies, withdrawn_on=None).select_related("commune")
    return {(offer.company_id, simplify(offer.title)): offer for offer in rows.prefetch_related("weeks")}


def outcome_of(
    row: OfferRow,
    offer: Offer | None,
    company: Company,
    campaign: Campaign,
    communes: Mapping[int, str],
    found: Findings,
) -> OfferOutcome | None:
    """Return what becomes of the offer of a row, or None when it cannot be written."""
    label = f"{row.title} – {company}"
    if offer is None:
        return new_outcome(row, label, company, campaign, found)
    outcome = OfferOutcome(label, row.where, is_new=False, offer=offer)
    differences = differences_of(row, offer, communes)
    if differences and offer.state not in {"draft", "returned"}:
        found.warn(row.where, gettext("cette offre est déjà proposée ou publiée : l'import ne la change pas."))
        return outcome
    outcome.differences = differences
    for name, value in row.fields.items():
        setattr(offer, name, value)
    held = seats_held(offer)
    outcome.seats = {week: number for week, number in {**held, **row.seats}.items() if number}
    return outcome


def new_outcome(
    row: OfferRow, label: str, company: Company, campaign: Campaign, found: Findings
) -> OfferOutcome | None:
    """Return a new offer, or None when what every offer needs is missing."""
    fields = {"sector": company.sector, "commune_id": company.commune_id, "address": company.address, **row.fields}
    if not fields.get("tasks"):
        found.refuse(row.where, gettext("Il manque ce qu'on y fait (colonne « tâches »)."))
    if not fields["commune_id"]:
        found.refuse(row.where, gettext("Il manque la commune du stage."))
    if not fields.get("tasks") or not fields["commune_id"]:
        return None
    offer = Offer(campaign=campaign, company=company, title=row.title, **fields)
    seats = {week: number for week, number in row.seats.items() if number}
    return OfferOutcome(label, row.where, is_new=True, offer=offer, seats=seats)


def seats_held(offer: Offer) -> dict[int, int]:
    """Return the seats recorded, by week."""
    return {row.week_id: row.seats for row in offer.weeks.all()}


def differences_of(row: OfferRow, offer: Offer, communes: Mapping[int, str]) -> list[Difference]:
    """Return what a row would change of a recorded offer, in words."""
    changed = {name: value for name, value in row.fields.items() if getattr(offer, name) != value}
    found = [
        Difference(label_of(name), words_of(name, getattr(offer, name), communes), words_of(name, value, communes))
        for name, value in changed.items()
    ]
    held = seats_held(offer)
    wanted: Mapping[int, int] = {**held, **row.seats}
    if {week: number for week, number in wanted.items() if number} != held:
        found.append(Difference(gettext("places"), str(sum(held.values())), str(sum(wanted.values()))))
    return found


def label_of(name: str) -> str:
    """Return the French name of a field."""
    return str(Offer._meta.get_field(name.removesuffix("_id")).verbose_name)  # type: ignore[union-attr]


def words_of(name: str, value: Any, communes: Mapping[int, str]) -> str:
    """Return a value as people read it."""
    if name == "commune_id":
        return communes.get(value, "")
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, list):
        return ", ".join(value)
    choices: Any = dict(getattr(Offer._meta.get_field(name), "flatchoices", ()))
    return str(choices.get(value, value))
