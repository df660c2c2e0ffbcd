"""Changes the lists that facts are coded with. A code never changes; a value is retired, never deleted."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.observatory.models import CommuneGroup, GroupedCommune, ReferentialItem
from vigie.territory.models import Commune


def add_item(*, item: ReferentialItem, actor: Person) -> None:
    """Add a value at the end of its list, under a code not taken yet. Raises IntegrityError when it is."""
    with transaction.atomic():
        last = ReferentialItem.objects.filter(kind=item.kind).aggregate(last=Max("order"))["last"]
        item.order = item.order or (last or 0) + 1
        item.save(force_insert=True)
        record(actor=actor, verb="referential_item_added", on=item)


def change_item(*, item: ReferentialItem, fields: list[str], changes: Changes, actor: Person) -> None:
    """Write the fields of a value that changed, its code apart; nothing when nothing did."""
    if not fields:
        return
    with transaction.atomic():
        item.save(update_fields=[name for name in fields if name != "code"])
        record(actor=actor, verb="referential_item_changed", on=item, changes=changes)


def retire_item(*, item_id: int, day: date, actor: Person) -> bool:
    """Say that new facts no longer take a value; return False when it was so already, or may never be."""
    with transaction.atomic():
        item = ReferentialItem.objects.select_for_update().get(pk=item_id)
        if item.retired_on or item.is_for_good:
            return False
        item.retired_on = day
        item.save(update_fields=["retired_on"])
        record(actor=actor, verb="referential_item_retired", on=item)
    return True


def restore_item(*, item_id: int, actor: Person) -> bool:
    """Let new facts take a retired value again; return False when it was not retired."""
    with transaction.atomic():
        item = ReferentialItem.objects.select_for_update().get(pk=item_id)
        if item.retired_on is None:
            return False
        item.retired_on = None
        item.save(update_fields=["retired_on"])
        record(actor=actor, verb="referential_item_restored", on=item)
    return True


# --- Groups of communes ----------------------------------------------------------------------------------------------
def write_group(
    *, group: CommuneGroup, communes: list[Commune], fields: list[str], changes: Changes, actor: Person
) -> None:
    """Write a group and its communes. Raises IntegrityError when a commune entered another group meanwhile."""
    is_new = group.pk is None
    if not is_new and not changes:
        return
    with transaction.atomic():
        if is_new:
            group.save(force_insert=True)
        elif fields:
            group.save(update_fields=fields)
        kept = {commune.pk for commune in communes}
        GroupedCommune.objects.filter(group=group).exclude(commune__in=kept).delete()
        there = set(GroupedCommune.objects.filter(group=group).values_list("commune_id", flat=True))
        GroupedCommune.objects.bulk_create(
            GroupedCommune(group=group, commune_id=commune_id) for commune_id in sorted(kept - there)
        )
        verb = "commune_group_added" if is_new else "commune_group_changed"
        record(actor=actor, verb=verb, on=group, changes=changes)


def remove_group(*, group_id: int, actor: Person) -> bool:
    """Undo a group; facts that name it keep it through their version of the lists. False when it is gone already."""
    with transaction.atomic():
        group = CommuneGroup.objects.select_for_update().filter(pk=group_id).first()
        if group is None:
            return False
        record(actor=actor, verb="commune_group_removed", on=group)
        group.delete()
    return True
