"""The form of a pair made by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.internships.mentoring.by_hand import Leftover, Reason
from vigie.internships.mentoring.rows import sectors_in_words, slots_in_words
from vigie.internships.models import Mentee, Mentor


class LeftMentee(forms.ModelChoiceField):
    """A young person by number, with what they look for."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.pseudonym} – {obj.get_situation_display()} – {sought_by(obj)}"


class LeftMentor(forms.ModelChoiceField):
    """A mentor, with what they bring."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.occupation}, {obj.company}) – {sought_by(obj)}"


def sought_by(one: Mentee | Mentor) -> str:
    """Return sectors and moments in words."""
    return " – ".join(words for words in (sectors_in_words(one.sectors), slots_in_words(one.slots)) if words)


class ByHandForm(forms.Form):
    """Who is brought together, and why. left: whom to choose from; the act itself refuses anyone else, and says why."""

    mentee = LeftMentee(Mentee.objects.none(), label=_("Jeune sans proposition"))
    mentor = LeftMentor(Mentor.objects.none(), label=_("Marraine ou parrain qui a encore une place"))
    reason = forms.ChoiceField(
        label=_("Pourquoi ce rapprochement ?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        help_text=_("Le journal garde cette raison."),
    )

    def __init__(self, *args: Any, left: Leftover, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mentors = Mentor.objects.select_related("person", "company__organisation__parent").order_by(
            "person__name", "pk"
        )
        mentees = Mentee.objects.all()
        if not self.is_bound:
            mentors, mentees = mentors.filter(pk__in=left.mentors), mentees.filter(pk__in=left.mentees)
        self.fields["mentee"].queryset = mentees  # type: ignore[attr-defined]
        self.fields["mentor"].queryset = mentors  # type: ignore[attr-defined]
