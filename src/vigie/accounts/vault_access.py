"""How a view asks for an open vault, without losing what someone was writing when it closed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from vigie.accounts.access import Request
from vigie.accounts.models import VaultKey
from vigie.accounts.vault_forms import OpeningForm
from vigie.accounts.vault_session import open_vault, unlock
from vigie.core.vault.envelopes import KeyPair

View = TypeVar("View", bound=Callable[..., HttpResponse])
PREFIX = "coffre"
NOT_CARRIED = frozenset({"csrfmiddlewaretoken", f"{PREFIX}-passphrase"})


class VaultRequest(Request):
    """What views under ``vault_open`` receive, for types only. vault: the key pair of whoever is signed in."""

    vault: KeyPair


def vault_open(view: View) -> View:
    """Let a view run once the vault of whoever is signed in is open, as ``request.vault``; stands under ``allowed``.

    A page is opened after the passphrase. What was sent to a closed vault comes back with the question, hidden in the
    page, so that nothing typed is lost; files alone are to be chosen again.
    """

    @wraps(view)
    def opened(request: VaultRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pair = open_vault(request)
        if pair is not None:
            request.vault = pair
            return view(request, *args, **kwargs)
        if request.method != "POST" or not VaultKey.objects.filter(person=request.user.pk).exists():
            return redirect(f"{reverse('accounts:open_vault')}?{urlencode({'next': request.get_full_path()})}")
        form = OpeningForm(
            request.POST if f"{PREFIX}-passphrase" in request.POST else None, person=request.user, prefix=PREFIX
        )
        if not form.is_bound or not form.is_valid():
            return ask_again(request, form)
        request.vault = form.pair
        response = view(request, *args, **kwargs)
        unlock(request, response, form.pair)
        return response

    return opened  # type: ignore[return-value]


def ask_again(request: Request, form: OpeningForm) -> HttpResponse:
    """Ask for the passphrase on a page that holds all that was sent."""
    kept = [(name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values]
    context = {"form": form, "kept": kept, "has_files": bool(request.FILES)}
    return render(request, "accounts/vault/reopen.html", context)
