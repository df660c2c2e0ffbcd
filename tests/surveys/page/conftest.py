"""Waves that can be answered, and someone who answers them without JavaScript."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import md5
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.surveys.page.forms import SHORT, xform_of
from vigie.surveys.models import Survey, SurveyVersion, Wave
from vigie.surveys.page import sending


@pytest.fixture
def make_wave(partner) -> Callable[..., Wave]:
    """Make a wave of a questionnaire written in Markdown."""
    made = []

    def make(
        form: str = SHORT, *, is_anonymous: bool = True, is_fictitious: bool = False, style: str = "", **wave: Any
    ) -> Wave:
        number = len(made) + 1
        survey = Survey.objects.create(
            organisation=partner,
            title=f"Retour d'essai {number}",
            purpose="Pour mieux vous **recevoir**.",
            is_anonymous=is_anonymous,
            is_fictitious=is_fictitious,
        )
        xform = xform_of(form)
        version = SurveyVersion.objects.create(
            survey=survey,
            number=1,
            sheets={"settings": [["form_title", "style"], ["Essai", style]]},
            xform=xform,
            digest=md5(xform.encode(), usedforsecurity=False).hexdigest(),
            published_on=date(2026, 1, 1),
        )
        made.append(survey)
        return Wave.objects.create(
            survey=survey,
            version=version,
            code=f"vague{number}",
            name="Première",
            **{"opens_on": date(2026, 1, 1), **wave},
        )

    return make


@pytest.fixture
def no_wait(monkeypatch):
    """Tests answer faster than people."""
    monkeypatch.setattr(sending, "LEAST_SECONDS", 0)


@dataclass
class Answering:
    """Someone who answers: posts what is asked and reads the page that comes back."""

    wave: Wave
    client: Client = field(default_factory=Client)
    page: Any = None

    def start(self, **sent: str) -> "Answering":
        self.page = self.client.post(reverse("surveys:answer", args=[self.wave.code]), {"acte": "commencer", **sent})
        return self

    def act(self, act: str, answers: dict[str, Any] | None = None) -> "Answering":
        sent = {"acte": act, **(answers or {})}
        if "suite" not in sent:
            sent["suite"] = self.hidden
        self.page = self.client.post(reverse("surveys:answer", args=[self.wave.code]), sent)
        return self

    @property
    def hidden(self) -> str:
        return re.search(r'name="suite" value="([^"]+)"', self.html)[1]

    @property
    def html(self) -> str:
        return self.page.content.decode()

    @property
    def text(self) -> str:
        main = self.html.partition("<main")[2].partition("</main>")[0]
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())


@pytest.fixture
def answering(no_wait) -> Callable[[Wave], Answering]:
    return Answering
