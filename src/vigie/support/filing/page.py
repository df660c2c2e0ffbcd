"""One sending of the form of a report, from what was received to what is shown; every word comes back when it fails."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vigie.core.attachments.receiving import Received
from vigie.core.page_tokens import StaleToken
from vigie.core.senders import sender_of
from vigie.support.abuse.buckets import REPORTS_OF_A_SENDER, REPORTS_TO_A_POINT, is_under_attack, spend
from vigie.support.attachments.receiving import MOST_FILES, handler_for, received_in
from vigie.support.filing.answers import gives_contact, texts_of
from vigie.support.filing.choosing import points_for
from vigie.support.filing.drawing import drawn, drawn_empty
from vigie.support.filing.forms import ReportForm, lists_on
from vigie.support.filing.report import Filed, Report, already_filed, forget_files, receipt_of, write_once
from vigie.support.filing.sending import (
    WAIT_SECONDS,
    WORK_BITS,
    has_paid,
    keep,
    kept_files,
    new_form_token,
    nonce_of,
    wait_token,
)
from vigie.support.filing.twins import one_at_a_time
from vigie.support.models import ReceptionPoint
from vigie.support.rights.views import help_step


class ReportPage:
    """The page of a report to a point. answers: what was understood of the form. problem: why it was not kept."""

    def __init__(self, request: HttpRequest, point: ReceptionPoint) -> None:
        self.request, self.point = request, point
        self.handler = handler_for(request)
        self.lists = lists_on(timezone.localdate())
        self.form: ReportForm
        self.files: list[Received] = []
        self.token, self.wait_token, self.problem, self.status = "", "", "", 200
        self.answers: dict[str, Any] = {}

    def open(self) -> None:
        """Prepare an empty form."""
        self.form, self.token = ReportForm(self.lists), new_form_token()
        self.problem = "" if self.point in self.able_points else self.cannot_receive()

    def send(self) -> Filed | None:
        """Keep what was sent, and return it; None when something is to be corrected, or to be waited for."""
        self.receive()
        nonce = self.read_nonce()
        if nonce is None or not self.form.is_valid():
            return None
        self.answers = self.form.cleaned_data
        with one_at_a_time(nonce):
            return self.file(nonce)

    def file(self, nonce: bytes) -> Filed | None:
        """Keep a form that is right, or find what it has already given; None when it may not be sent."""
        receipt = receipt_of(nonce)
        filed = already_filed(receipt)
        if filed:
            forget_files(self.files)
            return filed
        if self.handler.refusals or not self.is_able() or not self.may_send(nonce):
            return None
        report = Report(self.point, texts_of(self.answers), self.files, is_anonymous=not gives_contact(self.answers))
        return write_once(report, receipt)

    def receive(self) -> None:
        """Read the form; its files are sealed while they arrive."""
        self.request.upload_handlers = [self.handler]
        posted, received = self.request.POST, received_in(self.request)
        kept = kept_files(posted.getlist("kept"))
        self.files = [*kept, *received][:MOST_FILES]
        forget_files([*kept, *received][MOST_FILES:])
        self.form = ReportForm(self.lists, posted)

    def read_nonce(self) -> bytes | None:
        """Return the nonce of the form; when the page was open for too long, None, and the form is given a new one."""
        try:
            self.token = self.request.POST.get("token", "")
            return nonce_of(self.token)
        except StaleToken:
            self.token = new_form_token()
            self.problem = _(
                "Cette page était ouverte depuis longtemps. Relisez, puis envoyez à nouveau : rien n'est perdu."
            )
            return None

    @cached_property
    def able_points(self) -> list[ReceptionPoint]:
        """The points that a report may be sent to today, the nearest to this one first."""
        return points_for(self.point.commune)

    def is_able(self) -> bool:
        """Whether someone at the point can read a report today."""
        if ReceptionPoint.objects.able_to_receive().filter(pk=self.point.pk).exists():
            return True
        self.problem = self.cannot_receive()
        return False

    def cannot_receive(self) -> str:
        return _(
            "Ce lieu ne peut pas recevoir de signalement pour le moment : choisissez-en un autre en bas de la page."
        )

    def may_send(self, nonce: bytes) -> bool:
        """Whether this sender and this point may still take one more; otherwise the sentence that says what to do."""
        if is_under_attack() and not self.has_paid(nonce):
            self.wait_token, self.status = wait_token(nonce, self.request.POST.get("wait", "")), 429
            self.problem = _(
                "Beaucoup d'envois arrivent en ce moment. Attendez %(seconds)s secondes, puis "
                "envoyez à nouveau : vos mots "
                "sont toujours là. Vous pouvez aussi appeler le 39 28."
            ) % {"seconds": WAIT_SECONDS}
            return False
        if spend((REPORTS_OF_A_SENDER, sender_of(self.request)), (REPORTS_TO_A_POINT, str(self.point.pk))):
            return True
        self.status = 429
        self.problem = _(
            "Trop de signalements sont partis d'ici ou vers ce lieu en une heure. Vos mots "
            "sont toujours là : envoyez à "
            "nouveau dans une heure, ou appelez maintenant le 39 28."
        )
        return False

    def has_paid(self, nonce: bytes) -> bool:
        """Whether this form has waited, or worked, as it was asked."""
        posted = self.request.POST
        return has_paid(posted.get("wait", ""), nonce, posted.get("work", ""))

    def questions(self) -> str:
        """Return the questions of the form as HTML; an empty form is drawn once for all who open it."""
        if self.form.is_bound:
            return drawn(self.form, keep(self.files))
        return drawn_empty(self.lists, get_language())

    def context(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "point": self.point,
            "form": self.form,
            "questions": self.questions(),
            "token": self.token,
            "wait_token": self.wait_token,
            "work_bits": WORK_BITS,
            "problem": self.problem,
            "refusals": self.handler.refusals,
            "others": [point for point in self.able_points if point != self.point][:5],
            "breadcrumb": [
                help_step(),
                (_("Raconter ce qui s'est passé"), reverse("support:report")),
                (self.point.name, None),
            ],
        }
