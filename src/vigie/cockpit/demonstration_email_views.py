"""The page that shows the e-mails of the demonstration; nowhere else does it exist."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from vigie.accounts.access import Request, allowed
from vigie.cockpit.demonstration_emails import newest_emails
from vigie.cockpit.outbox_views import may_watch_messages

SHOWN = 50


@never_cache
@allowed(may_watch_messages)
def emails(request: Request) -> HttpResponse:
    """The e-mails that the demonstration would have sent, newest first, with their links."""
    if not settings.VIGIE_DEMO:
        raise Http404
    # The demonstration may be served on another port than the one its messages name: their links must still open.
    here = request.build_absolute_uri("/").rstrip("/")
    found = newest_emails(Path(settings.EMAIL_FILE_PATH), SHOWN)
    context = {
        "emails": [replace(email, text=email.text.replace(settings.VIGIE_ADDRESS, here)) for email in found],
        "breadcrumb": [(_("Messages envoyés"), reverse("cockpit:outbox")), (_("Courriels"), None)],
    }
    return render(request, "cockpit/demonstration_emails.html", context)
