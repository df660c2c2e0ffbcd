"""The forms of one's vault: a passphrase chosen, typed again, or replaced by the words kept on paper."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.accounts.vault_keys import TryLater, change_passphrase, open_with_passphrase, recover_vault_key
from vigie.core.vault.envelopes import KeyPair
from vigie.core.vault.errors import CannotOpen, NotAReceipt, WrongPassphrase


class PassphraseField(forms.CharField):
    """A passphrase, as browsers hide and keep it. autocomplete: ``new-password`` or ``current-password``."""

    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=500, widget=widget, **options)


class WordsField(forms.CharField):
    """Words copied from paper, in several lines."""

    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})


class OpeningForm(forms.Form):
    """The passphrase that opens one's vault. pair: the key pair, once the form is valid."""

    passphrase = PassphraseField(label=_("Phrase de votre coffre"), autocomplete="current-password")

    pair: KeyPair

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_passphrase(self) -> str:
        passphrase = str(self.cleaned_data["passphrase"])
        self.pair = tried(lambda: open_with_passphrase(person=self.person, passphrase=passphrase))
        return passphrase


class PassphraseForm(forms.Form):
    """A new passphrase, typed twice."""

    new = PassphraseField(
        label=_("Phrase de votre coffre"),
        autocomplete="new-password",
        help_text=_(
            "Au moins 12 caractères, le plus simple étant quatre ou cinq mots sans rapport entre eux. "
            "Choisissez-la différente de votre mot de passe de connexion."
        ),
    )
    again = PassphraseField(label=_("Écrivez-la une seconde fois"), autocomplete="new-password")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_new(self) -> str:
        passphrase = str(self.cleaned_data["new"])
        validate_password(passphrase.strip(), self.person)
        if self.person.check_password(passphrase):
            raise ValidationError(
                gettext("C'est votre mot de passe de connexion : qui l'apprendrait ouvrirait aussi votre coffre.")
            )
        return passphrase

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "new" in values and values["new"] != values.get("again") and "again" not in self.errors:
            self.add_error("again", gettext("Les deux phrases ne sont pas les mêmes."))
        return values


class PassphraseChangeForm(PassphraseForm):
    """The passphrase of today, then the new one."""

    current = PassphraseField(label=_("Phrase actuelle de votre coffre"), autocomplete="current-password")
    field_order = ["current", "new", "again"]

    def clean(self) -> dict[str, Any]:
        """Change the passphrase once all the rest is right: a try is counted only then."""
        values = super().clean()
        if not self.errors:
            act = partial(change_passphrase, person=self.person, current=values["current"], new=values["new"])
            answer(self, "current", act)
        return values


class RecoveryForm(PassphraseForm):
    """The words kept on paper, then a new passphrase."""

    words = WordsField(
        label=_("Vos douze mots de secours"),
        max_length=500,
        help_text=_("Dans l'ordre. Majuscules, accents, virgules et retours à la ligne ne comptent pas."),
    )
    field_order = ["words", "new", "again"]

    pair: KeyPair

    def clean(self) -> dict[str, Any]:
        """Open the vault with the words once all the rest is right: a try is counted only then."""
        values = super().clean()
        if not self.errors:
            act = partial(recover_vault_key, person=self.person, words=values["words"], passphrase=values["new"])
            pair = answer(self, "words", act)
            if pair:
                self.pair = pair
        return values


class RemakingForm(PassphraseForm):
    """A new passphrase, once what is lost has been read."""

    understood = forms.BooleanField(
        label=_("J'ai perdu ma phrase et mes mots de secours, et j'ai lu ce qui sera perdu."),
    )
    field_order = ["understood", "new", "again"]


class WordsForm(forms.Form):
    """Two of the words, copied from paper. asked: the numbers, from 1, and the words expected."""

    def __init__(self, *args: Any, asked: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for number in asked:
            self.fields[f"word_{number}"] = forms.CharField(
                label=gettext("Mot n° %(number)s") % {"number": number},
                max_length=30,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for number, word in self.asked.items():
            name = f"word_{number}"
            if name in values and values[name].strip().lower() != word:
                self.add_error(name, gettext("Ce n'est pas le mot écrit sous ce numéro : relisez votre feuille."))
        return values


def answer(form: forms.Form, field: str, act: Callable[[], KeyPair]) -> KeyPair | None:
    """Try a secret; put the refusal on its field."""
    try:
        return tried(act)
    except ValidationError as refusal:
        form.add_error(field, refusal)
        return None


def tried(act: Callable[[], KeyPair]) -> KeyPair:
    """Try a secret; raise ValidationError with a sentence when it does not open the vault."""
    try:
        return act()
    except TryLater as later:
        raise ValidationError(wait_sentence(later.seconds)) from later
    except NotAReceipt as refusal:
        raise ValidationError(words_sentence(refusal)) from refusal
    except WrongPassphrase as error:
        raise ValidationError(gettext("Votre coffre ne s'ouvre pas ainsi. Vérifiez, puis réessayez.")) from error
    except CannotOpen as error:
        sentence = gettext(
            "La clé de votre coffre a été changée sans vous. N'écrivez rien de confidentiel et prévenez tout de suite "
            "la personne qui administre Vigie."
        )
        raise ValidationError(sentence) from error


def wait_sentence(seconds: int) -> str:
    """Return how long to wait before another try."""
    if seconds < 60:
        wait = ngettext("%(n)s seconde", "%(n)s secondes", seconds) % {"n": seconds}
    else:
        minutes = -(-seconds // 60)
        wait = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return gettext("Plusieurs essais n'ont pas marché : attendez %(wait)s, puis réessayez. Rien n'est perdu.") % {
        "wait": wait
    }


def words_sentence(refusal: NotAReceipt) -> str:
    """Return what is wrong with words that cannot be those of a sheet."""
    if refusal.unknown:
        places = ", ".join(str(place) for place in refusal.unknown[:12])
        return gettext("À relire sur votre feuille, mot n° : %(places)s.") % {"places": places}
    if refusal.missing > 0:
        sentence = ngettext("Il manque %(n)s mot.", "Il manque %(n)s mots.", refusal.missing)
        return sentence % {"n": refusal.missing}
    extra = -refusal.missing
    return ngettext("Il y a %(n)s mot de trop.", "Il y a %(n)s mots de trop.", extra) % {"n": extra}
