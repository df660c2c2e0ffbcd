"""What the plan can measure of its own life: news of actions, meetings held, structures mobilised, people counted."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.core.measuring import Direction, Measured, RoomIndicator
from vigie.plan.access import current_plan
from vigie.plan.bodies.checking import BodyFacts, expected_meetings
from vigie.plan.models import ActionNote, Body, Commitment, Meeting, Participation, YearlyFigure
from vigie.plan.selection import IS_OPEN

SOURCE = _("Suivi du plan dans Vigie")
PARTS_BY_SEX = {"women": "women", "men": "men", "not_stated": "sex_not_stated"}


def actions_with_news(year: int) -> Sequence[Measured]:
    """Measure the share of actions with a note for a year, among those open or spoken of that year."""
    plan = current_plan(date(year, 12, 31))
    if plan is None:
        return ()
    noted = ActionNote.objects.filter(action=OuterRef("pk"), year=year)
    actions = plan.actions.annotate(has_news=Exists(noted)).filter(IS_OPEN | Q(has_news=True))
    counts = actions.aggregate(all=Count("pk"), with_news=Count("pk", filter=Q(has_news=True)))
    return (Measured.share(counts["with_news"], counts["all"]),)


def meetings_held(year: int) -> Sequence[Measured]:
    """Measure the share of the meetings that the rules of bodies demand for a year, and that were held (S180)."""
    last_day = date(year, 12, 31)
    in_year = Q(meetings__state=Meeting.State.HELD, meetings__first_day__year=year)
    bodies = Body.objects.active(date(year, 1, 1)).exclude(min_meetings_per_year=None)
    pairs = [
        (body.held, expected_meetings(facts_of(body), last_day))
        for body in bodies.annotate(held=Count("meetings", filter=in_year))
    ]
    expected = sum(rule for _held, rule in pairs)
    return (Measured.share(sum(min(held, rule) for held, rule in pairs), expected),)


def facts_of(body: Body) -> BodyFacts:
    """Return what the rule of meetings needs to know of a body."""
    installed = FuzzyDate.parse(body.installed_on).last_day if body.installed_on else None
    return BodyFacts(min_meetings=body.min_meetings_per_year, installed=installed)


def structures_mobilised(year: int) -> Sequence[Measured]:
    """Measure the share of the plan's structures that carry an action, help with one or commit to an axis.

    Only the present is known: nothing for a year that is not the current one.
    """
    plan = current_plan()
    if plan is None or year != timezone.localdate().year:
        return ()
    listed = set(plan.partners.values_list("organisation_id", flat=True))
    acting = set(Participation.objects.filter(action__plan=plan).values_list("organisation_id", flat=True))
    acting |= set(Commitment.objects.filter(axis__plan=plan).values_list("organisation_id", flat=True))
    return (Measured.share(len(listed & acting), len(listed)),)


def people_counted(year: int) -> Sequence[Measured]:
    """Measure how many people actions say they counted in a year, by sex; a part that nobody knows stays unknown."""
    plan = current_plan(date(year, 12, 31))
    if plan is None:
        return ()
    answers = YearlyFigure.objects.filter(asked__action__plan=plan, asked__counts_people=True, year=year)
    if not answers.exists():
        return ()
    silent = answers.filter(value=None).count()
    note = silence_in_words(silent) if silent else ""
    whole = answers.aggregate(total=Sum("value"))["total"]
    parts = answers.exclude(value=None).aggregate(
        **{f"{sex}_sum": Sum(field) for sex, field in PARTS_BY_SEX.items()},
        **{f"{sex}_unknown": Count("pk", filter=Q(**{field: None})) for sex, field in PARTS_BY_SEX.items()},
    )
    by_sex = [None if parts[f"{sex}_unknown"] else parts[f"{sex}_sum"] for sex in PARTS_BY_SEX]
    return (
        Measured(None if whole is None else float(whole), note=note),
        *(Measured(value, sex=sex) for sex, value in zip(PARTS_BY_SEX, by_sex, strict=True)),
    )


def silence_in_words(number: int) -> str:
    """Say how many figures asked have no answer."""
    sentence = ngettext(
        "%(number)d chiffre demandé est resté sans réponse.",
        "%(number)d chiffres demandés sont restés sans réponse.",
        number,
    )
    return sentence % {"number": number}


INDICATORS = (
    RoomIndicator(
        code="plan-actions-with-news",
        label=_("Actions du plan dont on a eu des nouvelles"),
        definition=_("Part des actions en cours pour lesquelles au moins une note porte sur l'année."),
        unit=_("part des actions"),
        method=_("Actions du plan qui ne sont ni faites ni abandonnées, ou qui ont une note pour l'année."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=actions_with_news,
        is_share=True,
    ),
    RoomIndicator(
        code="plan-meetings-held",
        label=_("Réunions tenues, sur celles que demandent les règles"),
        definition=_("Part des réunions demandées par les règles des instances, tenues dans l'année."),
        unit=_("part des réunions demandées"),
        method=_("Au-delà de ce que demande sa règle, les réunions d'une instance ne comptent pas."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=meetings_held,
        is_share=True,
    ),
    RoomIndicator(
        code="plan-structures-mobilised",
        label=_("Structures du plan mobilisées"),
        definition=_(
            "Part des structures citées par le plan qui portent une action, en sont partenaires ou se sont engagées."
        ),
        unit=_("part des structures"),
        method=_("Comptée au jour du calcul : Vigie ne sait pas ce qu'il en était les années passées."),
        source=SOURCE,
        direction=Direction.RISE_IS_GOOD,
        measure=structures_mobilised,
        is_share=True,
    ),
    RoomIndicator(
        code="plan-people-counted",
        label=_("Personnes comptées par les actions du plan"),
        definition=_("Somme des chiffres que les actions donnent chaque année et qui comptent des personnes."),
        unit=_("personnes"),
        method=_("Une personne comptée par deux actions l'est deux fois. Une réponse inconnue n'est pas un zéro."),
        source=_("Chiffres demandés chaque année aux porteuses et porteurs d'actions"),
        direction=Direction.NEUTRAL,
        measure=people_counted,
        counts_people=True,
    ),
)
