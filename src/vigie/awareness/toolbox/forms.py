"""Forms of the toolbox."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.awareness.models import Audience, Feedback, Tool, ToolFile
from vigie.awareness.public_forms import PublicForm
from vigie.awareness.wording.forms import EQUALITY_HELP, MARKDOWN_HELP, WordingForm
from vigie.awareness.wording.reading import ReadingForm
from vigie.core.attachments.antivirus import AntivirusAway
from vigie.core.attachments.cleaning import Refused, check_content
from vigie.core.attachments.kinds import HEAD_BYTES, type_of
from vigie.plan.meetings.documents_checking import PLAIN_TYPES, CheckedFile, NotADocument, check_file
from vigie.plan.seen_forms import SeenForm, choose_among

MEGABYTE = 1_000_000
IMAGES = frozenset({*PLAIN_TYPES.values()} - {"pdf"})


class ToolForm(WordingForm, SeenForm):
    """A tool as it is being written."""

    read = ("title", "summary", "text", "loan_terms")
    audiences = forms.MultipleChoiceField(
        label=_("Pour qui"), choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    address = forms.URLField(
        label=_("Adresse sur un autre site"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Tool
        fields = (*Tool.CONTENT, "organisation", "wording_reason")
        widgets: ClassVar = {
            "text": forms.Textarea(attrs={"rows": 14}),
            "loan_terms": forms.Textarea(attrs={"rows": 3}),
        }
        labels: ClassVar = {"organisation": _("Structure qui tient cet outil")}
        help_texts: ClassVar = {
            "summary": EQUALITY_HELP,
            "text": MARKDOWN_HELP,
            "people": _("« de 8 à 20 », par exemple."),
            "licence": _("Ce que d'autres peuvent en faire ; sans accord de l'auteur, donnez seulement la référence."),
            "scale": _("Pour une étude : quel territoire elle regarde. Beaucoup sont régionales ou nationales."),
            "reference": _("Telle qu'on la cite : auteur, titre, où, quand."),
            "loan_terms": _("Pour une exposition : transport, assurance, nombre de panneaux, salle qu'il faut."),
            "wording_reason": _("Seulement si une relecture automatique doute d'un mot que vous voulez garder."),
        }

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], must_belong: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", organisations)
        self.fields["organisation"].required = must_belong
        if must_belong and not self.instance.pk and len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
        self.fields["minutes"].widget.attrs |= {"min": 1, "max": 2880}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == Tool.Kind.STUDY and not cleaned.get("scale"):
            self.add_error("scale", gettext("Dites quel territoire cette étude regarde, ou « échelle à préciser »."))
        if cleaned.get("kind") == Tool.Kind.STUDY and not (cleaned.get("reference") or cleaned.get("text")):
            self.add_error("reference", gettext("Donnez la référence de l'étude, ou ce qu'elle dit."))
        return cleaned

    def clean_minutes(self) -> int | None:
        return checked_minutes(self.cleaned_data["minutes"])


def checked_minutes(minutes: int | None) -> int | None:
    """Return how long something lasts. Raises ValidationError beyond two days."""
    if minutes is not None and not 1 <= minutes <= 2880:
        raise ValidationError(gettext("De 1 minute à 2 880 (deux jours)."))
    return minutes


def cleaned_file(checked: CheckedFile) -> CheckedFile:
    """Return a file without its metadata: where a photo was taken is nobody's business.

    Raises Refused, AntivirusAway.
    """
    kind = type_of(checked.content[:HEAD_BYTES])
    copy = check_content(checked.content, kind, antivirus=settings.VIGIE_CLAMD).copy
    return replace(checked, content=copy or checked.content)


class ToolFileForm(forms.ModelForm):
    """A file: what it is, what an image shows, what others may do with it."""

    upload = forms.FileField(
        label=_("Fichier"),
        max_length=250,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.odt,.docx,.ods,.xlsx,.odp,.pptx,.png,.jpg,.jpeg,.gif,.webp"}),
    )
    checked: CheckedFile

    class Meta:
        model = ToolFile
        fields = ("title", "alternative", "licence", "credit")
        help_texts: ClassVar = {
            "title": _("Si vous laissez vide, le nom du fichier sert de titre."),
            "alternative": _("Pour une image : ce qu'elle montre, pour qui ne la voit pas."),
        }

    field_order = ("upload",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["upload"].help_text = gettext(
            "PDF, texte, tableur, présentation ou image, %(limit)s Mo au plus."
        ) % {"limit": settings.VIGIE_DOCUMENT_MEGABYTES}

    def clean_upload(self) -> Any:
        """Look at the size of the file, then at what it really is."""
        file = self.cleaned_data["upload"]
        if (file.size or 0) > settings.VIGIE_DOCUMENT_MEGABYTES * MEGABYTE:
            raise ValidationError(
                gettext("Ce fichier dépasse %(limit)s Mo : réduisez-le.") % {"limit": settings.VIGIE_DOCUMENT_MEGABYTES}
            )
        try:
            self.checked = cleaned_file(check_file(file.read(), file.name or ""))
        except (NotADocument, Refused) as refusal:
            raise ValidationError(capfirst(str(refusal))) from refusal
        except AntivirusAway as away:
            raise ValidationError(gettext("L'antivirus ne répond pas : recommencez plus tard.")) from away
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "upload" not in cleaned:
            return cleaned
        if self.checked.extension in IMAGES and not (cleaned.get("alternative") or "").strip():
            self.add_error("alternative", gettext("Écrivez ce que montre cette image, pour qui ne la voit pas."))
        if not cleaned.get("title"):
            cleaned["title"] = self.checked.title
        return cleaned


class FeedbackForm(PublicForm):
    """What whoever used a tool says of it."""

    class Meta:
        model = Feedback
        fields = ("used_in", "structure", "people", "worked", "to_improve")
        widgets: ClassVar = {
            "worked": forms.Textarea(attrs={"rows": 4}),
            "to_improve": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts: ClassVar = {
            "used_in": _("« mars 2026 », par exemple."),
            "structure": _("Facultatif. Elle sera citée si votre retour est montré."),
            "worked": _("Ni nom de personne, ni situation reconnaissable : d'autres liront."),
        }

    def clean_people(self) -> int | None:
        people: int | None = self.cleaned_data["people"]
        if people is not None and people > 100_000:
            raise ValidationError(gettext("Au plus 100 000 personnes : vérifiez ce nombre."))
        return people


class ToolReadingForm(ReadingForm):
    """What is asked before a tool is published, and what changes in it."""

    change = forms.CharField(
        label=_("Ce qui change, pour qui connaît la version d'avant"), required=False, max_length=250
    )


class ReturnForm(forms.Form):
    """What to change before a tool or an event is public."""

    reason = forms.CharField(label=_("Ce qui est à revoir"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
