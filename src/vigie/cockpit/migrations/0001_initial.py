import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("core", "0001_initial"),
        ("plan", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnnualReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("sections", models.JSONField(default=list)),
                ("comments", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="annual_reports", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "rapport annuel",
                "verbose_name_plural": "rapports annuels",
                "ordering": ["-year"],
                "constraints": [models.UniqueConstraint(fields=("plan", "year"), name="annual_report_once")],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="où je l'utilise")),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_read_on", models.DateField(blank=True, null=True, verbose_name="lu pour la dernière fois le")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="révoquée le")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "adresse d'agenda",
                "verbose_name_plural": "adresses d'agenda",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF, à lire et à imprimer"), ("docx", "DOCX, à modifier")],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="fait le")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="cockpit.annualreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "brouillon de rapport",
                "verbose_name_plural": "brouillons de rapport",
                "ordering": ["-made_at"],
                "constraints": [models.UniqueConstraint(fields=("report", "person", "format"), name="draft_file_once")],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("actions", "les actions que je porte ou pilote"),
                            ("decisions", "les décisions que je dois mettre en œuvre"),
                            ("meetings", "les réunions des instances dont je suis membre"),
                            ("running", "ce que la conduite du plan demande"),
                        ],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("day", models.DateField(verbose_name="jour")),
                ("about", models.JSONField(default=dict)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="annulé le")),
                (
                    "message",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reminder",
                        to="core.outboxmessage",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rappel",
                "verbose_name_plural": "rappels",
                "ordering": ["-day", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_at__isnull", True)),
                        fields=("person", "kind", "day"),
                        name="reminder_once_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderRefusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("actions", "les actions que je porte ou pilote"),
                            ("decisions", "les décisions que je dois mettre en œuvre"),
                            ("meetings", "les réunions des instances dont je suis membre"),
                            ("running", "ce que la conduite du plan demande"),
                        ],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_refusals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rappel refusé",
                "verbose_name_plural": "rappels refusés",
                "ordering": ["person", "kind"],
                "constraints": [models.UniqueConstraint(fields=("person", "kind"), name="reminder_refusal_once")],
            },
        ),
        migrations.CreateModel(
            name="ReportEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                ("sections", models.JSONField()),
                ("comments", models.JSONField()),
                ("data", models.JSONField()),
                ("data_hash", models.CharField(max_length=64)),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="figée le")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="cockpit.annualreport"
                    ),
                ),
            ],
            options={
                "verbose_name": "édition du rapport annuel",
                "verbose_name_plural": "éditions du rapport annuel",
                "ordering": ["report", "-number"],
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="report_edition_once")],
            },
        ),
        migrations.CreateModel(
            name="OpenedEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("data", models.JSONField()),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="opened", to="cockpit.annualreport"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cockpit.reportedition"
                    ),
                ),
            ],
            options={
                "verbose_name": "édition ouverte au public",
                "verbose_name_plural": "éditions ouvertes au public",
            },
        ),
        migrations.CreateModel(
            name="EditionFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF, à lire et à imprimer"), ("docx", "DOCX, à modifier")],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="fait le")),
                (
                    "opened",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="cockpit.openededition",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="cockpit.reportedition"
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier d'une édition",
                "verbose_name_plural": "fichiers des éditions",
                "ordering": ["edition", "format"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opened__isnull", True)),
                        fields=("edition", "format"),
                        name="edition_file_once",
                    ),
                    models.UniqueConstraint(fields=("opened", "format"), name="public_file_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "began_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="visite en cours depuis"),
                ),
                ("previous_at", models.DateTimeField(blank=True, null=True, verbose_name="visite précédente")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visit", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "dernière visite",
                "verbose_name_plural": "dernières visites",
            },
        ),
    ]
