"""One's own vault: created with words to keep, opened, closed, given another passphrase, recovered, made again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import VaultKey
from vigie.accounts.rules import may_keep_vault
from vigie.accounts.vault_drafts import CarriedDraft, carried, carry
from vigie.accounts.vault_forms import (
    OpeningForm,
    PassphraseChangeForm,
    PassphraseForm,
    RecoveryForm,
    RemakingForm,
    WordsForm,
)
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key, remake_vault_key
from vigie.accounts.vault_session import lock, open_vault, unlock


def crumbs(here: str | None = None) -> list[tuple[str, str | None]]:
    """Return the trail of a page of the vault."""
    trail: list[tuple[str, str | None]] = [(_("Mon compte"), reverse("accounts:me"))]
    if here is None:
        return [*trail, (_("Mon coffre"), None)]
    return [*trail, (_("Mon coffre"), reverse("accounts:vault")), (here, None)]


@require_safe
@allowed(may_keep_vault)
def vault(request: Request) -> HttpResponse:
    """Show where one's vault stands, and what can be done with it."""
    key = VaultKey.objects.filter(person=request.user.pk).first()
    context = {"key": key, "is_open": open_vault(request) is not None, "breadcrumb": crumbs()}
    return render(request, "accounts/vault/vault.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@allowed(may_keep_vault)
@never_cache
def vault_creation(request: Request) -> HttpResponse:
    """Choose a passphrase, then read the words to keep."""
    if VaultKey.objects.filter(person=request.user.pk).exists():
        messages.info(request, _("Vous avez déjà un coffre."))
        return redirect("accounts:vault")
    form = PassphraseForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        return words_page(request, form.cleaned_data["new"], is_remade=False)
    return render(request, "accounts/vault/create.html", {"form": form, "breadcrumb": crumbs(_("Créer"))})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@allowed(may_keep_vault)
@never_cache
def vault_remaking(request: Request) -> HttpResponse:
    """Make a new vault in the place of one whose secrets are both lost."""
    if not VaultKey.objects.filter(person=request.user.pk).exists():
        return redirect("accounts:create_vault")
    form = RemakingForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        return words_page(request, form.cleaned_data["new"], is_remade=True)
    return render(request, "accounts/vault/remake.html", {"form": form, "breadcrumb": crumbs(_("Refaire"))})


def words_page(request: Request, passphrase: str, *, is_remade: bool) -> HttpResponse:
    """Show the words once, to be printed or copied."""
    draft, words = draft_vault_key(passphrase)
    context = {
        "words": words.split(),
        "draft": carry(person=request.user, draft=draft, words=words, is_remade=is_remade),
        "breadcrumb": crumbs(_("Vos mots de secours")),
    }
    return render(request, "accounts/vault/words.html", context)


@sensitive_post_parameters()
@require_POST
@allowed(may_keep_vault)
@never_cache
def words_confirmation(request: Request) -> HttpResponse:
    """Ask two of the words back; the vault exists once they are right."""
    text = request.POST.get("draft", "")
    found = carried(person=request.user, text=text)
    if found is None:
        messages.error(request, _("Cette page est restée ouverte trop longtemps : recommencez. Rien n'est perdu."))
        return redirect("accounts:vault")
    form = WordsForm(request.POST if "asked" in request.POST else None, asked=found.asked)
    if form.is_bound and form.is_valid():
        keep(request, found)
        return redirect("accounts:open_vault")
    context = {"form": form, "draft": text, "breadcrumb": crumbs(_("Vos mots de secours"))}
    return render(request, "accounts/vault/confirm.html", context)


def keep(request: Request, found: CarriedDraft) -> None:
    """Write the key that was drafted, new or in the place of another."""
    if found.is_remade:
        remake_vault_key(person=request.user, draft=found.draft)
    else:
        create_vault_key(person=request.user, draft=found.draft)
    messages.success(request, _("Votre coffre est prêt. Ouvrez-le une première fois avec votre phrase."))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@allowed(may_keep_vault)
@never_cache
def vault_opening(request: Request) -> HttpResponse:
    """Open one's vault in this browser, then go where one was going."""
    if not VaultKey.objects.filter(person=request.user.pk).exists():
        return redirect("accounts:create_vault")
    form = OpeningForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        response = redirect(destination(request))
        unlock(request, response, form.pair)
        messages.success(request, _("Votre coffre est ouvert."))
        return response
    return render(request, "accounts/vault/open.html", {"form": form, "breadcrumb": crumbs(_("Ouvrir"))})


def destination(request: Request) -> str:
    """Return the page of this site that someone was going to, their vault by default."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else reverse("accounts:vault")


@require_POST
@allowed(may_keep_vault)
def vault_closing(request: Request) -> HttpResponse:
    """Close one's vault in this browser."""
    response = redirect("accounts:vault")
    lock(request, response)
    messages.success(request, _("Votre coffre est fermé."))
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@allowed(may_keep_vault)
@never_cache
def passphrase_change(request: Request) -> HttpResponse:
    """Put another passphrase on one's vault; the words on paper stay good."""
    if not VaultKey.objects.filter(person=request.user.pk).exists():
        return redirect("accounts:create_vault")
    form = PassphraseChangeForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Votre coffre a une nouvelle phrase. Vos mots de secours restent les mêmes."))
        return redirect("accounts:vault")
    context: dict[str, Any] = {
        "form": form,
        "heading": _("Changer la phrase de mon coffre"),
        "lead": _("Vos mots de secours restent les mêmes : gardez la feuille."),
        "submit_label": _("Changer la phrase"),
        "cancel_url": reverse("accounts:vault"),
        "breadcrumb": crumbs(_("Changer la phrase")),
    }
    return render(request, "accounts/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@allowed(may_keep_vault)
@never_cache
def vault_recovery(request: Request) -> HttpResponse:
    """Choose a new passphrase with the words kept on paper; the vault is then open."""
    if not VaultKey.objects.filter(person=request.user.pk).exists():
        return redirect("accounts:create_vault")
    form = RecoveryForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        response = redirect("accounts:vault")
        unlock(request, response, form.pair)
        messages.success(request, _("Votre coffre est ouvert, avec sa nouvelle phrase."))
        return response
    return render(request, "accounts/vault/recover.html", {"form": form, "breadcrumb": crumbs(_("Retrouver"))})
