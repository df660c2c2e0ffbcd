"""Forms that look at the words of what will be public, gently: advice first, then a reason to keep them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.awareness.wording.vocabulary import advice_on
from vigie.core.markdown import check_markdown

EQUALITY_HELP = _(
    "Nommez des ruptures d'égalité : ce qui est refusé, à qui, par qui. N'expliquez pas une discrimination par la "
    "culture ou l'attitude de celles et ceux qui la subissent."
)
MARKDOWN_HELP = _("En Markdown : « ## Titre », « - liste », « **gras** », « [où mène le lien](https://…) ».")


class WordingForm(forms.ModelForm):
    """A form whose texts are read over. read: its fields. Its model has ``wording_reason``."""

    read: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found = advice_on(str(cleaned.get(name) or "") for name in self.read)
        if found and not str(cleaned.get("wording_reason") or "").strip():
            for advice in found:
                self.add_error(None, sentence_of(advice.words, str(advice.why), str(advice.instead)))
            asked = gettext("Dites-le autrement, ou écrivez ici pourquoi ces mots restent : une citation, par exemple.")
            self.add_error("wording_reason", asked)
        return cleaned

    def clean_text(self) -> str:
        """Refuse what readers would miss: an image without words, a heading that skips a level."""
        text: str = self.cleaned_data["text"]
        if faults := check_markdown(text):
            raise ValidationError(faults)
        return text


def sentence_of(words: str, why: str, instead: str) -> str:
    """Return an advice in a sentence."""
    return gettext("« %(words)s » %(why)s. On peut écrire : %(instead)s.") % {
        "words": words,
        "why": why,
        "instead": instead,
    }
