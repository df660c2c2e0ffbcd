"""The form by which anyone applies: no account, few questions, and a trap for robots."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.page_tokens import StaleToken, open_token, seal_token
from vigie.network.models import Call, Sex
from vigie.network.models.calls import new_code
from vigie.network.sealing import Sent
from vigie.plan.seen_forms import choose_among
from vigie.territory.models import Commune

PURPOSE: Final = "network-form"
A_DAY: Final = 24 * 3600
WORDS = forms.Textarea(attrs={"rows": 6})
FEW_WORDS = forms.Textarea(attrs={"rows": 3})


def new_number(call: Call) -> str:
    """Return the number of a candidacy to come, sealed for its page."""
    return seal_token(PURPOSE, [call.code, new_code()], seconds=A_DAY)


class CandidacyForm(forms.Form):
    """A candidacy. number: comes sealed with the page. company: a trap, people do not see it, robots fill it."""

    number = forms.CharField(widget=forms.HiddenInput, required=False)
    function = forms.ChoiceField(label=_("La fonction qui vous intéresse"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Prénom et nom"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Adresse électronique"),
        help_text=_("Pour vous répondre. Écrivez-la avec soin : c'est par là que tout passe."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Téléphone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    structure = forms.CharField(
        label=_("Structure, association ou conseil citoyen"),
        max_length=200,
        required=False,
        help_text=_("Si vous en faites partie. Les habitantes et les habitants sont aussi bienvenus sans structure."),
    )
    commune = forms.ModelChoiceField(
        Commune.objects.none(),
        label=_("Commune où vous pourriez agir"),
        required=False,
        empty_label=_("je ne sais pas encore"),
    )
    motivation = forms.CharField(
        label=_("Pourquoi cette fonction vous parle-t-elle\u00a0?"),
        max_length=4000,
        widget=WORDS,
        help_text=_(
            "Quelques phrases suffisent, avec vos mots. Ne racontez rien qui permette de reconnaître quelqu'un."
        ),
    )
    experience = forms.CharField(
        label=_("Ce que vous savez faire, ou avez déjà fait, qui pourrait servir"),
        max_length=3000,
        required=False,
        widget=FEW_WORDS,
        help_text=_("Travail, vie associative, langues, vécu\u00a0: tout compte. Aucun diplôme n'est demandé."),
    )
    availability = forms.CharField(
        label=_("Le temps que vous pourriez donner"),
        max_length=300,
        required=False,
        help_text=_("Par exemple\u00a0: «\u00a0deux soirs par mois, et un samedi\u00a0»."),
    )
    sex = forms.ChoiceField(
        label=_("Vous êtes"),
        choices=Sex.choices,
        initial=Sex.NOT_STATED,
        widget=forms.RadioSelect,
        help_text=_("Sert seulement à compter combien de femmes et d'hommes s'engagent ; jamais à choisir."),
    )
    company = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        self.fields["function"].choices = [(each.value, each.label) for each in call.functions]  # type: ignore[attr-defined]
        choose_among(self, "commune", Commune.objects.all())
        self.fields["number"].initial = lambda: new_number(call)
        if len(call.functions) == 1:
            self.fields["function"].initial = call.functions[0].value
            self.fields["function"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Open the number; a page left open for more than a day is given another, and keeps its words."""
        cleaned = super().clean() or self.cleaned_data
        try:
            call_code, cleaned["code"] = open_token(PURPOSE, self.data.get(self.add_prefix("number"), ""))
        except (StaleToken, ValueError):
            call_code = ""
        if call_code != self.call.code:
            self.renew_number()
            self.add_error(
                None, gettext("Cette page était ouverte depuis longtemps. Vos mots sont là : envoyez-les à nouveau.")
            )
        return cleaned

    def renew_number(self) -> None:
        """Give the page another number, and keep its words."""
        self.data = {**self.data.dict(), self.add_prefix("number"): new_number(self.call)}  # type: ignore[attr-defined]

    @property
    def is_robot(self) -> bool:
        """Whether the trap was filled."""
        return bool(self.cleaned_data["company"])

    @property
    def sent(self) -> Sent:
        """Who applies, and their words."""
        names = ("name", "email", "phone", "structure", "motivation", "experience", "availability")
        return Sent(**{name: self.cleaned_data[name] for name in names})
