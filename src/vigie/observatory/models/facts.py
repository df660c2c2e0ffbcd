"""Facts: enumerated values and nothing else. They come into being through ``observatory.deposit`` only."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vigie.observatory.models.referentials import ReferentialVersion


class Fact(models.Model):
    """What is known of one situation, without text, exact date, nor any tie to where it was told. Never changed.

    quarter: « 2026-Q3 ». vintage: the year whose edition counts it; a fact poured after that year's edition was signed
    counts in the next one. sign: 1, or -1 for the half of a correction that takes a former fact back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referential = models.ForeignKey(ReferentialVersion, on_delete=models.PROTECT, related_name="+")
    vintage = models.PositiveSmallIntegerField(_("millésime"))
    source = models.CharField(_("source"), max_length=60)
    channel = models.CharField(_("canal"), max_length=60)
    criterion = models.CharField(_("critère"), max_length=60)
    domain = models.CharField(_("domaine"), max_length=60)
    type = models.CharField(_("forme"), max_length=60)
    quarter = models.CharField(_("trimestre"), max_length=7)
    place = models.CharField(_("lieu"), max_length=60)
    sex = models.CharField(_("sexe"), max_length=60)
    age_band = models.CharField(_("tranche d'âge"), max_length=60)
    outcome = models.CharField(_("suite donnée"), max_length=60)
    sign = models.SmallIntegerField(default=1)
    is_fictitious = models.BooleanField(_("fictif"), default=False)

    class Meta:
        verbose_name = _("fait")
        verbose_name_plural = _("faits")
        constraints = [models.CheckConstraint(condition=Q(sign__in=[1, -1]), name="fact_sign")]
        indexes = [models.Index(fields=["vintage"], name="fact_by_vintage")]


class WaitingFacts(models.Model):
    """The facts that wait to be poured: one row, one sorted list, so that no order tells which came first.

    content: sorted canonical texts, one a waiting fact (``waiting.WaitingFact``). No hour is kept, only months:
    poured_month, when facts were last poured, and looked_month, when the monthly job last looked (« 2026-11 »).
    """

    only_one = models.BooleanField(default=True, editable=False, unique=True)
    content = models.JSONField(default=list)
    poured_month = models.CharField(_("mois du dernier versement"), max_length=7, blank=True)
    looked_month = models.CharField(max_length=7, blank=True)

    class Meta:
        verbose_name = _("faits en attente de versement")
        constraints = [models.CheckConstraint(condition=Q(only_one=True), name="waiting_facts_only_one")]
