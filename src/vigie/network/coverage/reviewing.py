"""The regular look at the extension of the network: noted, and made a standing item of the watch group (S155)."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.network.models import ExtensionReview
from vigie.network.refusals import NotNow
from vigie.plan.models import Body, StandingItem


def item_title() -> str:
    """Return what the standing item is called."""
    with override("fr"):
        return gettext("Extension du réseau de sentinelles et d'ambassadeurs : couverture et manques")


def note_review(*, review: ExtensionReview, by: Person) -> ExtensionReview:
    """Note a look at the extension. The same one noted twice on a day is one."""
    with transaction.atomic():
        same = ExtensionReview.objects.filter(held_on=review.held_on, body=review.body, conclusion=review.conclusion)
        if found := same.first():
            return found
        review.noted_by = by
        review.save(force_insert=True)
        record(actor=by, verb="network_extension_reviewed", on=review)
    return review


def watch_group() -> Body | None:
    """Return the watch group, which looks at the extension; None when the plan has none."""
    return Body.objects.filter(kind=Body.Kind.WATCH_GROUP, ended_on=None).order_by("pk").first()


def is_standing(body: Body) -> bool:
    """Whether a body already looks at it each time it meets."""
    return body.standing_items.filter(title=item_title()).exists()


def propose_to_watch_group(*, by: Person) -> Body:
    """Put the extension among the standing items of the watch group. Done twice, it is there once. Raises NotNow."""
    with transaction.atomic():
        body = watch_group()
        if body is None:
            raise NotNow(gettext("Le plan n'a pas de groupe de veille : ajoutez-le d'abord dans « Gouvernance »."))
        Body.objects.select_for_update().get(pk=body.pk)
        last = body.standing_items.aggregate(last=Max("order"))["last"]
        order = 0 if last is None else last + 1
        item, is_new = StandingItem.objects.get_or_create(body=body, title=item_title(), defaults={"order": order})
        if is_new:
            record(actor=by, verb="body_changed", on=body, changes={gettext("point permanent"): ["", item.title]})
    return body
