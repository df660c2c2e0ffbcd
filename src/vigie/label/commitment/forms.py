"""Forms of the charter: publish it, ask for a signature, sign."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.markdown import check_markdown
from vigie.label.models import Charter, Commitment, SigningInvitation


class CharterForm(forms.ModelForm):
    """The words of the next version of the charter."""

    class Meta:
        model = Charter
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 24})}
        help_texts = {
            "text": _(
                "En Markdown. Une fois publiée, une version ne change plus : les prochaines signatures la visent."
            )
        }

    def clean_text(self) -> str:
        """Refuse what readers would miss."""
        text: str = self.cleaned_data["text"].strip()
        problems = check_markdown(text)
        if problems:
            raise forms.ValidationError(problems)
        return text


class InvitationForm(forms.ModelForm):
    """Who heads the structure, and where to write to them."""

    class Meta:
        model = SigningInvitation
        fields = ("name", "email")
        help_texts = {
            "email": _("Un lien personnel y est envoyé. Il sert une seule fois, pendant trente jours."),
        }


class SigningForm(forms.ModelForm):
    """The head's agreement: who, as what, and whether their name may be shown."""

    is_head = forms.BooleanField(
        label=_("Je dirige cette structure ou ce service, ou j'ai reçu le pouvoir de l'engager."),
    )
    agrees = forms.BooleanField(label=_("J'ai lu la charte et je la signe au nom de la structure."))

    class Meta:
        model = Commitment
        fields = ("name", "function", "is_head", "agrees", "shows_name")
        labels = {"shows_name": _("Montrer mon nom et ma fonction dans le registre public.")}
        help_texts = {
            "function": _("Par exemple « directrice générale », « chef de service »."),
            "shows_name": _("Facultatif. Sans cela, seul le nom de la structure est public."),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["name"].required = True

    def clean_name(self) -> str:
        """Refuse a name made of blanks."""
        name: str = self.cleaned_data["name"].strip()
        if not name:
            raise forms.ValidationError(gettext("Écrivez votre prénom et votre nom."))
        return name
