"""A task can be an erasure that the person asked for."""

from django.db import migrations, models

KINDS = [
    ("acknowledge", "répondre à la personne"),
    ("step", "étape du plan d'accompagnement"),
    ("legal_limit", "délai de la loi"),
    ("referral", "réponse d'un autre lieu"),
    ("follow_up", "prendre des nouvelles"),
    ("erasure", "effacement demandé par la personne"),
]


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial")]

    operations = [
        migrations.AlterField("task", "kind", models.CharField("nature", choices=KINDS, max_length=12)),
    ]
