"""Prepares a report: creates it for a year, chooses and orders its sections, comments them."""

from enum import StrEnum

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.cockpit.annual_report.sections import BY_CODE, DEFAULT_CODES, in_report
from vigie.cockpit.models import AnnualReport
from vigie.core.markdown import check_markdown
from vigie.plan.models import Plan
from vigie.plan.seen_forms import fingerprint

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST_COMMENT = 20_000


class Move(StrEnum):
    """What is done to a section, as addresses and buttons say it."""

    ADD = "ajouter"
    REMOVE = "retirer"
    UP = "monter"
    DOWN = "descendre"


class YearForm(forms.Form):
    """The year of a new report; one report by plan and year."""

    year = forms.IntegerField(
        label=_("Année du rapport"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: object, plan: Plan, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.plan = plan

    def clean_year(self) -> int:
        """Refuse a year that has its report."""
        year: int = self.cleaned_data["year"]
        if AnnualReport.objects.filter(plan=self.plan, year=year).exists():
            raise ValidationError(gettext("Le rapport de cette année existe déjà : ouvrez-le dans la liste."))
        return year


class CommentForm(forms.Form):
    """What the pilot adds to a section; refused once when someone else wrote it meanwhile.

    Use it on a report locked for the transaction: the words of the second writer stay in the form, sending it again
    writes them.
    """

    text = forms.CharField(
        label=_("Votre commentaire"),
        required=False,
        max_length=LONGEST_COMMENT,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Il s'affiche au début de la rubrique, pour le public aussi quand le rapport est ouvert : n'y nommez "
            "personne. "
            "Mise en forme : une ligne vide entre deux paragraphes, « - » devant chaque élément d'une liste, "
            "**deux étoiles** autour de ce qui est important."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, recorded: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.recorded = recorded
        self.mark = fingerprint({"text": recorded})
        self.initial = {"text": recorded, "seen": self.mark}

    def clean_text(self) -> str:
        """Refuse what some readers would miss."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if faults := check_markdown(text):
            raise ValidationError(faults)
        return text

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if self.cleaned_data.get("seen", "") != self.mark and cleaned.get("text") != self.recorded:
            # Shown again with the mark of what is recorded now: sending the form once more writes it.
            self.data = {**self.data, "text": self.data.get("text", ""), "seen": self.mark}
            self.add_error(None, self.changed_meanwhile())
        return cleaned

    def changed_meanwhile(self) -> str:
        """Say what someone else wrote."""
        return gettext(
            "Quelqu'un a modifié ce commentaire pendant que vous écriviez. Vos mots sont restés dans le formulaire ; "
            "enregistrez à nouveau pour les garder. Ce qui est enregistré en ce moment : « %(text)s »."
        ) % {"text": self.recorded or gettext("rien")}


def create_report(*, plan: Plan, year: int, actor: Person | None) -> AnnualReport:
    """Open the report of a year, with every section in the usual order, or return the one that is there."""
    with transaction.atomic():
        report, created = AnnualReport.objects.get_or_create(
            plan=plan, year=year, defaults={"sections": list(DEFAULT_CODES)}
        )
        if created:
            record(actor=actor, verb="report_created", on=report)
    return report


def moved(sections: list[str], code: str, move: Move) -> list[str]:
    """Return the sections after a move; those that are always there stay first, and a move that cannot be is none."""
    codes = list(in_report(sections))
    if code not in BY_CODE or BY_CODE[code].is_always:
        return codes
    if move is Move.ADD:
        return codes if code in codes else [*codes, code]
    if code not in codes:
        return codes
    place = codes.index(code)
    codes.remove(code)
    if move is Move.REMOVE:
        return codes
    first = sum(1 for one in codes if BY_CODE[one].is_always)
    codes.insert(max(place - 1, first) if move is Move.UP else place + 1, code)
    return codes


def change_sections(*, report_id: int, code: str, move: Move, actor: Person | None) -> None:
    """Add, remove or move a section of a report. Raises AnnualReport.DoesNotExist."""
    with transaction.atomic():
        report = AnnualReport.objects.select_for_update().get(pk=report_id)
        before, after = list(report.sections), moved(report.sections, code, move)
        if after == before:
            return
        report.sections = after
        report.save(update_fields=["sections", "updated_at"])
        changes = {"section": [section_name(code), move.value]}
        record(actor=actor, verb="report_sections_changed", on=report, changes=changes)


def section_name(code: str) -> str:
    """Return the French name of a section, as the journal keeps it."""
    with override("fr"):
        return str(BY_CODE[code].title)


def write_comment(*, report: AnnualReport, code: str, text: str, actor: Person | None) -> None:
    """Write what the pilot adds to a section of a report locked for the transaction; the journal names the section."""
    with transaction.atomic():
        if report.comments.get(code, "") == text:
            return
        others = {section: words for section, words in report.comments.items() if section != code}
        report.comments = {**others, code: text} if text else others
        report.save(update_fields=["comments", "updated_at"])
        record(actor=actor, verb="report_commented", on=report, changes={"section": ["", section_name(code)]})
