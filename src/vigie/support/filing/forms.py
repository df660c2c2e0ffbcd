"""The one form of a report: short sections, and only the story is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.core.lately import this_minute
from vigie.observatory.models import ReferentialItem
from vigie.support.rights import facts
from vigie.territory.models import Commune

NOT_STATED, OTHER = "not_stated", "other"
LONGEST_STORY, LONGEST_TEXT, LONGEST_LINE = 20_000, 5_000, 300
ROLES = [
    ("victim", _("Cela m'est arrivé")),
    ("witness", _("C'est arrivé à quelqu'un d'autre, je l'ai vu ou entendu")),
]


def long_text(label: Any, help_text: Any = "", *, most: int = LONGEST_TEXT, rows: int = 4) -> forms.CharField:
    """Return an optional field of several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=most,
        widget=forms.Textarea({"rows": rows, "autocomplete": "off", "maxlength": None}),
    )


def line(label: Any, help_text: Any = "", *, most: int = LONGEST_LINE, **attributes: Any) -> forms.CharField:
    """Return an optional field of one line, which browsers neither keep nor offer again."""
    widget = forms.TextInput({"autocomplete": "off", "maxlength": None, **attributes})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=most, widget=widget)


class ContactForm(forms.Form):
    """How to reach the person, if she wants to be; all of it may be given later."""

    name = line(_("Votre nom, ou celui que vous voulez donner"))
    phone = line(_("Votre téléphone"), inputmode="tel")
    email = line(_("Votre adresse électronique"), inputmode="email")
    safe_hours = line(
        _("Quand peut-on vous appeler sans risque ?"),
        _("Par exemple : le matin avant 8 h, jamais chez moi. Dites aussi s'il ne faut pas laisser de message."),
    )


Choices = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class ReportLists:
    """What each list of the form offers: pairs of a code and its label."""

    commune: Choices
    criteria: Choices
    domain: Choices
    sex: Choices
    age_band: Choices


class ReportForm(ContactForm):
    """What a victim or a witness tells. lists: what may be chosen; what is sent (``data``) comes after."""

    role = forms.ChoiceField(
        label=_("À qui est-ce arrivé ?"), choices=ROLES, initial="victim", widget=forms.RadioSelect
    )
    story = forms.CharField(
        label=_("Que s'est-il passé ?"),
        help_text=_("Avec vos mots, dans l'ordre que vous voulez. Vous n'avez pas à savoir si c'est interdit."),
        max_length=LONGEST_STORY,
        widget=forms.Textarea({"rows": 9, "autocomplete": "off", "maxlength": None}),
        error_messages={
            "required": _("Racontez ce qui s'est passé, même en une phrase : c'est la seule réponse attendue.")
        },
    )
    when = line(_("Quand ?"), _("Une date, un mois, ou « depuis un an » : ce dont vous vous souvenez."))
    commune = forms.ChoiceField(label=_("Dans quelle commune ?"), required=False)
    where = line(_("À quel endroit ?"), _("Par exemple : une agence, un guichet, une salle de sport, un message reçu."))
    criteria = forms.MultipleChoiceField(
        label=_("À cause de quoi, d'après vous ?"),
        help_text=_("Vous pouvez cocher plusieurs raisons, ou aucune."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    domain = forms.ChoiceField(label=_("Dans quel domaine de la vie ?"), required=False)
    respondent = long_text(
        _("Qui a fait cela ?"),
        _("Une entreprise, un service, une personne. Cette réponse est gardée à part du récit."),
        rows=2,
    )
    done = long_text(_("Qu'avez-vous déjà fait ?"), _("Une plainte, un courrier, un appel… ou rien encore."), rows=3)
    hoped = long_text(
        _("Qu'attendez-vous de nous ?"), _("Parler à quelqu'un, comprendre, que cela cesse, porter plainte…"), rows=3
    )
    sex = forms.ChoiceField(label=_("Vous êtes"), required=False, widget=forms.RadioSelect)
    age_band = forms.ChoiceField(label=_("Votre âge"), required=False)

    def __init__(self, lists: ReportLists, data: Any = None) -> None:
        super().__init__(data)
        for name, choices in vars(lists).items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


# A list counts « femmes »; a person is asked whether she is one.
AS_ONE_SAYS = {"women": _("une femme"), "men": _("un homme")}


def lists_on(day: date) -> ReportLists:
    """Return the lists of the law and of the observatory on a day, as they were less than a minute ago."""
    return read_lists(day, this_minute())


@lru_cache(maxsize=2)
def read_lists(day: date, minute: int) -> ReportLists:
    """Read the lists in force on a day; four queries. minute: the lists read stay until the next."""
    communes = Commune.objects.values_list("insee_code", "name")
    items = list(ReferentialItem.objects.filter(retired_on=None))
    return ReportLists(
        commune=(("", _("Je ne sais pas, ou je préfère ne pas le dire")), *communes, (OTHER, _("Ailleurs"))),
        criteria=(
            *capitalised(facts.criterion_labels_on(day)),
            (OTHER, _("Une autre raison")),
            (NOT_STATED, _("Je ne sais pas")),
        ),
        domain=(("", _("Je ne sais pas")), *capitalised(facts.domain_labels_on(day)), (OTHER, _("Un autre domaine"))),
        sex=listed(items, ReferentialItem.Kind.SEX),
        age_band=listed(items, ReferentialItem.Kind.AGE_BAND),
    )


def capitalised(labels: Iterable[tuple[str, str]]) -> Choices:
    """Return choices whose label begins as a sentence does."""
    return tuple((code, label.capitalize()) for code, label in labels)


def listed(items: Iterable[ReferentialItem], kind: str) -> Choices:
    """Return the choices of a list of the observatory; the first says that one does not wish to answer."""
    rows = [
        (item.code, AS_ONE_SAYS.get(item.code, item.label))
        for item in items
        if item.kind == kind and item.code != NOT_STATED
    ]
    return (("", _("Je ne souhaite pas répondre")), *rows)
