"""When something happens, kept as it was written and as it was understood."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.timing import Timing


class Dated(models.Model):
    """What takes place once, at a date known to the day, the month or the year.

    dated: the date as it is known. first_day, last_day: what the database compares.
    """

    dated: str
    first_day: date
    last_day: date

    class Meta:
        abstract = True

    @property
    def day(self) -> FuzzyDate:
        """The date as it is known."""
        return FuzzyDate.parse(self.dated)

    def set_date(self, dated: str) -> None:
        """Write the date and the two days the database compares. Raises ValueError when it is none."""
        day = FuzzyDate.parse(dated)
        self.dated, self.first_day, self.last_day = str(day), day.first_day, day.last_day


class Timed(models.Model):
    """A deadline in its eight forms (S209): the words of the source, and the ``Timing`` understood from them.

    first_day, last_day: what the database sorts and compares; always written through ``set_timing``.
    """

    timing_text = models.CharField(_("échéance, telle qu'écrite"), max_length=250, blank=True)
    starts = models.CharField(_("début"), max_length=10, blank=True)
    ends = models.CharField(_("fin"), max_length=10, blank=True)
    is_since = models.BooleanField(_("depuis"), default=False)
    is_ongoing = models.BooleanField(_("en cours"), default=False)
    is_being_set_up = models.BooleanField(_("en cours de mise en place"), default=False)
    is_on_request = models.BooleanField(_("à la demande"), default=False)
    is_yearly = models.BooleanField(_("chaque année"), default=False)
    is_to_be_decided = models.BooleanField(_("à déterminer"), default=False)
    first_day = models.DateField(null=True, editable=False, db_index=True)
    last_day = models.DateField(null=True, editable=False, db_index=True)

    TIMING_FIELDS = (
        "timing_text",
        "starts",
        "ends",
        "is_since",
        "is_ongoing",
        "is_being_set_up",
        "is_on_request",
        "is_yearly",
        "is_to_be_decided",
        "first_day",
        "last_day",
    )

    class Meta:
        abstract = True

    @property
    def timing(self) -> Timing:
        """The deadline as it was understood."""
        return Timing.from_texts(
            starts=self.starts,
            ends=self.ends,
            is_since=self.is_since,
            is_ongoing=self.is_ongoing,
            is_being_set_up=self.is_being_set_up,
            is_on_request=self.is_on_request,
            is_yearly=self.is_yearly,
            is_to_be_decided=self.is_to_be_decided,
        )

    def set_timing(self, timing: Timing, *, text: str) -> None:
        """Write a deadline: its words, what was understood, and the two days the database compares."""
        self.timing_text = text
        self.starts = str(timing.start) if timing.start else ""
        self.ends = str(timing.end) if timing.end else ""
        self.is_since = timing.is_since
        self.is_ongoing = timing.is_ongoing
        self.is_being_set_up = timing.is_being_set_up
        self.is_on_request = timing.is_on_request
        self.is_yearly = timing.is_yearly
        self.is_to_be_decided = timing.is_to_be_decided
        self.first_day = timing.first_day
        self.last_day = timing.last_day
