"""Importing targets: a table, a preview, one button that does what it says. The table is kept nowhere meanwhile."""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.core.page_tokens import StaleToken, open_token, seal_token
from vigie.testing.field.access import campaign_or_404
from vigie.testing.field.target_file import ReadTargets, read_targets, sheets_of, template_table
from vigie.testing.field.target_forms import TargetFileForm
from vigie.testing.field.target_views import refused, targets_page, trail_to_targets
from vigie.testing.field.targets import NewTarget, add_targets
from vigie.testing.models import Campaign
from vigie.testing.pages import page
from vigie.testing.refusals import NotNow
from vigie.testing.rules import may_run_tests
from vigie.testing.sealing.identities import Identity

PURPOSE: Final = "testing-targets"
# Time to read the preview.
SECONDS: Final = 3600
MOST_SHOWN: Final = 300


@allowed(may_run_tests)
@sensitive_post_parameters()
@sensitive_variables("form", "read")
def import_targets(request: Request, code: str) -> HttpResponse:
    """Take a table of targets, and show what it would add."""
    campaign = campaign_or_404(code)
    if answer := refused(request, campaign):
        return answer
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TargetFileForm(*given)
    if form.is_valid():
        tags = campaign.targets.values_list("tag", flat=True)
        return preview(request, campaign, form.name, read_targets(sheets_of(form.content, form.name), tags))
    return page(
        request,
        "testing/field/target_import.html",
        gettext("Importer des cibles"),
        trail=trail_to_targets(campaign),
        status=422 if form.errors else 200,
        form=form,
        campaign=campaign,
        done=targets_page(campaign),
    )


def preview(request: Request, campaign: Campaign, name: str, read: ReadTargets) -> HttpResponse:
    """Show what a table would add, with what is wrong in it."""
    rows = packed(read.new)
    return page(
        request,
        "testing/field/target_preview.html",
        gettext("Import de %(name)s") % {"name": name},
        trail=trail_to_targets(campaign),
        status=422 if read.errors else 200,
        campaign=campaign,
        read=read,
        errors=read.errors[:MOST_SHOWN],
        warnings=read.findings.warnings[:MOST_SHOWN],
        shown=read.new[:MOST_SHOWN],
        most_shown=MOST_SHOWN,
        token="" if read.errors else seal_token(PURPOSE, [campaign.code, rows], seconds=SECONDS),
    )


@require_POST
@allowed(may_run_tests)
@sensitive_post_parameters()
@sensitive_variables("new")
def confirm_targets(request: Request, code: str) -> HttpResponse:
    """Add the targets of the preview; sent twice, they are there once."""
    campaign = campaign_or_404(code)
    try:
        new = targets_in(request.POST.get("rows", ""), campaign)
    except StaleToken:
        messages.warning(request, gettext("L'aperçu est resté ouvert trop longtemps : donnez le tableau à nouveau."))
        return redirect("testing:import_targets", campaign.code)
    try:
        added = add_targets(campaign_id=campaign.pk, new=new, by=request.user)
    except NotNow as error:
        messages.warning(request, str(error))
    else:
        said = ngettext("%(number)d cible ajoutée.", "%(number)d cibles ajoutées.", added)
        messages.success(request, said % {"number": added})
    return redirect(targets_page(campaign))


def targets_in(token: str, campaign: Campaign) -> list[NewTarget]:
    """Return the targets that a preview carried. Raises StaleToken, for the preview of another campaign too."""
    told: tuple[str, str] = open_token(PURPOSE, token)
    code, rows = told
    if code != campaign.code:
        raise StaleToken
    return unpacked(rows)


def packed(new: Sequence[NewTarget]) -> str:
    """Return targets as a text short enough for a form, however many a table holds."""
    rows = [[asdict(each.identity), each.stratum] for each in new]
    return base64.b64encode(zlib.compress(json.dumps(rows).encode())).decode()


def unpacked(text: str) -> list[NewTarget]:
    """Return what ``packed`` made."""
    rows: list[tuple[dict[str, Any], str]] = json.loads(zlib.decompress(base64.b64decode(text)))
    return [NewTarget(Identity(**identity), stratum) for identity, stratum in rows]


@allowed(may_run_tests)
def targets_template(request: Request, code: str, file_format: str) -> HttpResponse:
    """Give the table to fill in, with examples."""
    campaign_or_404(code)
    try:
        return table_response(template_table(), file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error
