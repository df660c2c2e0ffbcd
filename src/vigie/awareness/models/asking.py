"""Who asks for something by a public form, and where their request stands."""

import secrets
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation


def new_code() -> str:
    """Return a secret by which someone without account finds their request again."""
    return secrets.token_urlsafe(16)


class Asked(models.Model):
    """What a structure asked: who, how to answer, and the answer. organisation: when the pilot knows it."""

    structure = models.CharField(_("structure"), max_length=150)
    contact = models.CharField(_("nom de la personne à joindre"), max_length=150)
    email = models.EmailField(_("adresse électronique"))
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    message = models.TextField(_("précisions"), blank=True)
    organisation: Any = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("structure")
    )
    asked_on = models.DateField(_("demandé le"), default=timezone.localdate)
    answered_on = models.DateField(_("répondu le"), null=True, blank=True)
    answer = models.TextField(_("réponse"), blank=True)
    code = models.CharField(max_length=24, unique=True, default=new_code, editable=False)
    forgotten_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
