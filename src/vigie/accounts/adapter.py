"""How sign-in behaves: nobody opens an account without an invitation, and messages leave through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from vigie.core import outbox


class AccountAdapter(DefaultAccountAdapter):
    """Closes public sign-up; accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store the message for the worker, as every message of Vigie."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        outbox.send(to=email, subject=message.subject, body=str(message.body), kind="sign_in")
