"""The blank attestation that a tester prints."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.exports import file_response
from vigie.core.pdf import to_pdf
from vigie.testing.field.access import application_or_404
from vigie.testing.field.attesting import attestation_form
from vigie.testing.rules import may_test


@allowed(may_test)
@require_safe
def blank_attestation(request: Request, code: str) -> HttpResponse:
    """Give the form on which a tester attests what they did for one of their applications."""
    application = application_or_404(request, code)
    title = gettext("Attestation %(code)s") % {"code": application.code}
    return file_response(to_pdf(attestation_form(application)), title, "pdf")
