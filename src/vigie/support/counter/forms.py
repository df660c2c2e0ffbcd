"""What a listener writes of a call, a visit or a letter: as little as helps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.support.filing.forms import ReportForm, ReportLists
from vigie.support.models import Case, ReceptionPoint

CHANNELS = [choice for choice in Case.Channel.choices if choice[0] != Case.Channel.WEB]


class ContactRecordForm(ReportForm):
    """A report told aloud or by letter, written down by someone who listens, at one of their points."""

    point = forms.ModelChoiceField(label=_("Lieu d'accueil"), queryset=ReceptionPoint.objects.none())
    channel = forms.ChoiceField(label=_("La personne est venue par"), choices=CHANNELS, widget=forms.RadioSelect)

    def __init__(self, lists: ReportLists, data: Any = None, *, points: Any) -> None:
        super().__init__(lists, data)
        self.fields["point"].queryset = points  # type: ignore[attr-defined]
        self.fields["point"].initial = points.first()
        self.fields["story"].help_text = _(
            "Quelques mots suffisent. N'écrivez que ce que la personne veut bien laisser ici : elle lira ce texte."
        )
        self.fields["role"].label = _("La personne dit")
        self.fields["name"].label = _("Nom qu'elle veut donner")
        self.fields["phone"].label = _("Téléphone")
        self.fields["email"].label = _("Adresse électronique")
        self.fields["safe_hours"].label = _("Quand l'appeler sans risque")
        self.fields["criteria"].label = _("À cause de quoi, d'après elle")
        self.fields["sex"].label = _("La personne est")
        self.fields["age_band"].label = _("Son âge")
        self.order_fields(["point", "channel", "role", "story", "criteria", "domain", "commune", "when"])
        for name in ("where", "respondent", "done", "hoped"):
            del self.fields[name]
