"""To which application a report that waits belongs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.plan.seen_forms import choose_among
from vigie.testing.models import Application, PhoneReport


class AttachForm(forms.Form):
    """One of the applications of the tester that are sent and not told."""

    application = forms.ModelChoiceField(Application.objects.none(), label=_("Le test dont il s'agit"))

    def __init__(self, *args: Any, report: PhoneReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        untold = Application.objects.filter(tester=report.tester_id, reported_on=None, abandoned="")
        choose_among(self, "application", untold.exclude(sent_on=None).order_by("sent_on", "code"))
