"""How sign-in behaves: nobody opens an account without an invitation, and messages leave through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from vigie.core import outbox


class AccountAdapter(DefaultAccountAdapter):
    """Closes public sign-up; accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address that a forgotten password is chosen again at.

        It is built on VIGIE_ADDRESS: the name that a request gives could be another site's, which would then receive
        the key. The demonstration answers to its own machine alone, on any port, so there the request may say.
        """
        if settings.VIGIE_DEMO:
            return str(super().get_reset_password_from_key_url(key))
        person, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": person, "key": token})
        return f"{settings.VIGIE_ADDRESS}{path}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Store the message for the worker, as every message of Vigie."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        outbox.send(to=email, subject=message.subject, body=str(message.body), kind="sign_in")
