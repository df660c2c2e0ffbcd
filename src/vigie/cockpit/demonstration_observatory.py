"""The demonstration's observatory: real cited figures, situations that nobody lived, and editions that say so.

Nothing is written by hand that an act can do: situations are deposited and poured, editions protected, reviewed and
signed, as in an installation.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from vigie.accounts.models import Person, Role
from vigie.cockpit.demonstration_facts import made_up_facts
from vigie.cockpit.demonstration_sources import prepare_sources
from vigie.observatory.deposit import deposit_all
from vigie.observatory.editions.catalogue import fix_catalogue
from vigie.observatory.editions.preparing import begin_draft
from vigie.observatory.editions.protecting import protect_edition
from vigie.observatory.editions.reviewing import approve
from vigie.observatory.editions.signing import sign_draft
from vigie.observatory.indicators.cited_figures import take_cited_figures
from vigie.observatory.models import Catalogue, CommuneGroup, EditionDraft
from vigie.observatory.pouring import pour_facts
from vigie.observatory.referentials.editing import write_group
from vigie.plan.access import current_plan
from vigie.plan.models import Plan
from vigie.territory.models import Commune

Say = Callable[[str], None]

# Enough for tables to be read; few enough for small numbers to be hidden, as they would be.
FACTS_OF_LAST_YEAR, FACTS_OF_THIS_YEAR = 300, 160
CATALOGUE = "Catalogue de la démonstration"
# Few crossings share a variable: two editions are protected in seconds, before the demonstration is served.
TABLES = (
    ("criterion", "domain"),
    ("domain", "sex"),
    ("domain", "outcome"),
    ("age_band",),
    ("place",),
    ("type",),
    ("channel",),
)
INTRODUCTION = """Cette édition appartient à la **démonstration** de Vigie. Les situations qu'elle compte ont été \
**inventées** : personne ne les a vécues, et ces chiffres ne décrivent pas le territoire.

Les chiffres cités par le plan (plaintes, saisines du Défenseur des droits) sont, eux, réels : leur source est écrite \
à côté."""
COMMENT = "Relu pour la démonstration : les phrases disent ce que disent les tableaux."
SIGNATORY, TITLE = "Maxime Fictive", "Vice-présidente (fictive)"
# Months in which facts are poured: the last one of last year, so that its edition counts them.
DECEMBER = (12, 15)


@dataclass(frozen=True)
class Cast:
    """Who prepares and signs, and who reviews."""

    pilot: Person
    elected: Person


def prepare_observatory(say: Say) -> None:
    """Fill the observatory once: cited figures, sources, two years of made-up situations, an edition, a draft.

    Nothing while the plan, its communes or its fictitious people are missing.
    """
    plan, cast = current_plan(), fictitious_cast()
    if plan is None or cast is None or not Commune.objects.exists() or Catalogue.objects.exists():
        return
    say("préparation de l'observatoire…")
    with transaction.atomic():
        prepare_groups(cast.pilot)
        take_cited_figures(plan=plan, actor=cast.pilot)
        prepare_sources(plan, cast.pilot)
        prepare_editions(plan, cast, timezone.localdate())


def fictitious_cast() -> Cast | None:
    """Return the pilot and the elected member of the demonstration; None when one of them is missing."""
    people = [
        Person.objects.filter(memberships__role=role, is_fictitious=True).order_by("pk").first()
        for role in (Role.PILOT, Role.ELECTED_MEMBER)
    ]
    pilot, elected = people
    return Cast(pilot, elected) if pilot and elected else None


def prepare_groups(actor: Person) -> None:
    """Gather communes in three groups from north to south, as many in each."""
    communes = list(Commune.objects.exclude(latitude=None).order_by("-latitude", "insee_code"))
    third = -(-len(communes) // 3)
    for order, (code, name) in enumerate((("nord", "Nord"), ("centre", "Centre"), ("sud", "Sud")), start=1):
        within = communes[(order - 1) * third : order * third]
        group = CommuneGroup(code=code, name=name, order=order)
        changes = {"communes": ["", len(within)]}
        write_group(group=group, communes=within, fields=[], changes=changes, actor=actor)


def prepare_editions(plan: Plan, cast: Cast, today: date) -> None:
    """Fix what will be shown, let situations in, sign the edition of last year, leave this year's to be reviewed."""
    catalogue = fix_catalogue(title=CATALOGUE, tables=TABLES, actor=cast.pilot)
    last_year = today.year - 1
    pour_made_up(FACTS_OF_LAST_YEAR, last_year, date(last_year, *DECEMBER))
    sign(protected_draft(last_year, catalogue, cast), cast)
    pour_made_up(FACTS_OF_THIS_YEAR, today.year, today)
    protected_draft(today.year, catalogue, cast)


def pour_made_up(number: int, year: int, day: date) -> None:
    """Deposit situations of a year and pour them on a day."""
    weights = {code: float(people or 1) for code, people in Commune.objects.values_list("insee_code", "population")}
    deposit_all(made_up_facts(number, year, day, weights), is_fictitious=True)
    pour_facts(day=day)


def protected_draft(year: int, catalogue: Catalogue, cast: Cast) -> EditionDraft:
    """Begin the edition of a year, then protect and audit it: its reviewer is told."""
    draft = begin_draft(
        vintage=year,
        values={
            "title": f"Les discriminations signalées en {year} (démonstration)",
            "introduction": INTRODUCTION,
            "catalogue": catalogue,
            "reviewer": cast.elected,
        },
        actor=cast.pilot,
        is_fictitious=True,
    )
    # Here and now: a worker only runs once the demonstration is served.
    protect_edition.call(draft.pk, draft.revision, cast.pilot.pk, str(uuid.uuid4()))
    draft.refresh_from_db()
    return draft


def sign(draft: EditionDraft, cast: Cast) -> None:
    """Have an edition reviewed by the elected member, and signed in their name by the pilot."""
    approve(draft_id=draft.pk, read_hash=draft.protected_hash, comment=COMMENT, actor=cast.elected)
    sign_draft(
        draft_id=draft.pk,
        read_hash=draft.protected_hash,
        signatory_name=SIGNATORY,
        signatory_title=TITLE,
        actor=cast.pilot,
    )
