import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    replaces = [("plan", "0001_initial"), ("plan", "0002_the_plan_lives")]

    dependencies = [
        ("accounts", "0002_protect_journal"),
        ("accounts", "__first__"),
        ("law", "0002_shipped_law"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=250, verbose_name="nom du fichier")),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier à importer",
                "verbose_name_plural": "fichiers à importer",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("annex", models.CharField(blank=True, max_length=250, verbose_name="annexe")),
                ("territory_name", models.CharField(blank=True, max_length=200, verbose_name="territoire")),
                ("starts_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="première année")),
                ("ends_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="dernière année")),
                ("period_note", models.TextField(blank=True, verbose_name="note sur la période")),
                ("adopted_on", models.CharField(blank=True, max_length=10, verbose_name="date d'adoption")),
                ("version", models.CharField(blank=True, max_length=40, verbose_name="version")),
                ("nature", models.TextField(blank=True, verbose_name="nature du document")),
                ("document_status", models.TextField(blank=True, verbose_name="statut du document")),
                ("revision_rule", models.TextField(blank=True, verbose_name="règle de révision")),
                ("objective", models.TextField(blank=True, verbose_name="objectif général")),
                ("diagnosis", models.JSONField(blank=True, default=dict, verbose_name="diagnostic")),
                ("governance", models.JSONField(blank=True, default=dict, verbose_name="gouvernance")),
                ("source_form", models.JSONField(blank=True, default=dict, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="following",
                        to="plan.plan",
                        verbose_name="plan précédent",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan",
                "verbose_name_plural": "plans",
                "ordering": ["-starts_in", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_in__isnull", True),
                            ("ends_in__isnull", True),
                            ("ends_in__gte", models.F("starts_in")),
                            _connector="OR",
                        ),
                        name="plan_years_in_order",
                    ),
                    models.UniqueConstraint(
                        models.F("title"),
                        models.F("territory_name"),
                        django.db.models.functions.comparison.Coalesce("starts_in", 0),
                        name="plan_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Axis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="numéro")),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("stake", models.TextField(blank=True, verbose_name="enjeu")),
                (
                    "headings_legible",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="intitulés de colonnes lisibles dans la source"
                    ),
                ),
                ("companion", models.CharField(blank=True, max_length=200, verbose_name="tiers accompagnateur")),
                (
                    "plan",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="axes", to="plan.plan"),
                ),
            ],
            options={
                "verbose_name": "axe",
                "verbose_name_plural": "axes",
                "ordering": ["number", "code"],
                "constraints": [models.UniqueConstraint(fields=("plan", "code"), name="axis_code_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoryEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("dated", models.CharField(max_length=25, verbose_name="date")),
                ("title", models.TextField(verbose_name="événement")),
                ("signatories", models.JSONField(blank=True, null=True, verbose_name="signataires")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="history", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "événement de l'histoire du plan",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Marker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=250, verbose_name="priorité transversale")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "priorité transversale du contrat"),
                            ("other", "autre priorité transversale"),
                        ],
                        default="other",
                        max_length=10,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="markers", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "priorité transversale",
                "ordering": ["kind", "order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "name"), name="marker_once")],
            },
        ),
        migrations.CreateModel(
            name="Pillar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=200, verbose_name="pilier")),
                ("fields", models.JSONField(blank=True, null=True, verbose_name="champs")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pillars", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "pilier",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "name"), name="pillar_once")],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=250, unique=True, verbose_name="nom")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("working_group", "groupe de travail"),
                            ("steering", "comité de pilotage"),
                            ("technical", "comité technique"),
                            ("watch_group", "groupe de veille d'élues et d'élus"),
                            ("thematic", "groupe thématique"),
                            ("piloting", "groupe de pilotage d'une expérience"),
                            ("other", "autre instance"),
                        ],
                        default="working_group",
                        max_length=15,
                        verbose_name="nature",
                    ),
                ),
                ("composition", models.TextField(blank=True, verbose_name="composition")),
                ("missions", models.TextField(blank=True, verbose_name="missions")),
                ("mandate_letter", models.TextField(blank=True, verbose_name="lettre de mission")),
                ("mandated_by", models.CharField(blank=True, max_length=200, verbose_name="missionnée par")),
                ("mandated_on", models.CharField(blank=True, max_length=10, verbose_name="lettre du")),
                ("companion", models.CharField(blank=True, max_length=200, verbose_name="tiers accompagnateur")),
                ("installed_on", models.CharField(blank=True, max_length=10, verbose_name="installée en")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="a pris fin le")),
                (
                    "min_meetings_per_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="réunions par an, au moins"),
                ),
                (
                    "min_political_groups",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="groupes politiques représentés, au moins"
                    ),
                ),
                ("is_open", models.BooleanField(default=False, verbose_name="ouverte aux structures volontaires")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "axis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bodies",
                        to="plan.axis",
                        verbose_name="axe qui la préconise",
                    ),
                ),
                (
                    "referent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referred_bodies",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="élue ou élu référent",
                    ),
                ),
            ],
            options={
                "verbose_name": "instance",
                "verbose_name_plural": "instances",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="BodyCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=120, verbose_name="catégorie")),
                ("is_required", models.BooleanField(default=True, verbose_name="obligatoire")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="categories", to="plan.body"
                    ),
                ),
            ],
            options={
                "verbose_name": "catégorie de membres",
                "verbose_name_plural": "catégories de membres",
                "ordering": ["order", "id"],
                "constraints": [models.UniqueConstraint(fields=("body", "name"), name="body_category_once")],
            },
        ),
        migrations.CreateModel(
            name="BodyMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("capacity", models.CharField(blank=True, max_length=150, verbose_name="à quel titre")),
                ("political_group", models.CharField(blank=True, max_length=120, verbose_name="groupe politique")),
                ("is_runner", models.BooleanField(default=False, verbose_name="prépare et anime les réunions")),
                ("is_voluntary", models.BooleanField(default=True, verbose_name="volontaire")),
                ("invited_on", models.DateField(blank=True, null=True, verbose_name="invitation du")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="demande du")),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="membre depuis le")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="partie le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="membre fictif de la démonstration")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="plan.body"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="members",
                        to="plan.bodycategory",
                        verbose_name="catégorie",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "membre d'une instance",
                "verbose_name_plural": "membres d'une instance",
                "ordering": ["organisation__name", "person__name", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__isnull", False), ("organisation__isnull", False), _connector="OR"),
                        name="body_member_is_someone",
                    ),
                    models.UniqueConstraint(
                        models.F("body"),
                        django.db.models.functions.comparison.Coalesce("person", 0),
                        django.db.models.functions.comparison.Coalesce("organisation", 0),
                        condition=models.Q(("left_on__isnull", True)),
                        name="body_member_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_on__isnull", True),
                            ("left_on__isnull", True),
                            ("left_on__gte", models.F("joined_on")),
                            _connector="OR",
                        ),
                        name="body_member_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("means", models.TextField(blank=True, verbose_name="moyens")),
                ("committed_on", models.DateField(blank=True, null=True, verbose_name="depuis le")),
                ("until", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
                (
                    "axis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="commitments", to="plan.axis"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement",
                "ordering": ["axis", "organisation"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "axis"), name="commitment_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("committed_on__isnull", True),
                            ("until__gte", models.F("committed_on")),
                            _connector="OR",
                        ),
                        name="commitment_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="objet")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "prévue"), ("held", "tenue"), ("cancelled", "annulée")],
                        default="planned",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("dated", models.CharField(max_length=10, verbose_name="date")),
                ("first_day", models.DateField(db_index=True, editable=False)),
                ("last_day", models.DateField(editable=False)),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="début")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="fin")),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="lieu")),
                (
                    "online_address",
                    models.URLField(blank=True, max_length=500, verbose_name="adresse de la visioconférence"),
                ),
                ("minutes", models.TextField(blank=True, verbose_name="compte rendu")),
                ("progress", models.JSONField(blank=True, default=dict, editable=False)),
                ("calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invitations envoyées le")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="close le")),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="réunion fictive de la démonstration"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="plan.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="plan.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "réunion",
                "verbose_name_plural": "réunions",
                "ordering": ["-first_day", "-id"],
                "indexes": [models.Index(fields=["body", "state", "first_day"], name="meeting_of_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="meeting_days_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at__isnull", True),
                            ("ends_at__isnull", True),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="meeting_hours_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GovernanceDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("file", models.FileField(blank=True, max_length=200, upload_to="instances/", verbose_name="fichier")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="adresse")),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="plan.body",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="plan.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "document d'une instance",
                "verbose_name_plural": "documents des instances",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__isnull", False), ("meeting__isnull", True)),
                            models.Q(("body__isnull", True), ("meeting__isnull", False)),
                            _connector="OR",
                        ),
                        name="document_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_is_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="nom")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_stated", "non renseigné"),
                            ("present", "présence"),
                            ("excused", "absence excusée"),
                            ("represented", "représentation"),
                            ("absent", "absence"),
                        ],
                        default="not_stated",
                        max_length=12,
                        verbose_name="présence",
                    ),
                ),
                ("represented_by", models.CharField(blank=True, max_length=200, verbose_name="représentée par")),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invitation envoyée le")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attendances",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attendances",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attendances",
                        to="plan.bodymember",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="plan.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "présence à une réunion",
                "verbose_name_plural": "présences à une réunion",
                "ordering": ["organisation__name", "person__name", "label", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False)),
                        fields=("meeting", "member"),
                        name="attendance_once_by_member",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="référence")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="legal_references", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "référence légale",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CitedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("label", models.CharField(max_length=250, verbose_name="libellé")),
                ("value", models.DecimalField(decimal_places=3, max_digits=14, verbose_name="valeur")),
                ("unit", models.CharField(blank=True, max_length=80, verbose_name="unité")),
                ("starts_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="de")),
                ("ends_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="à")),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
                ("breakdown", models.JSONField(blank=True, null=True, verbose_name="ventilation")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cited_figures", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "chiffre cité",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CitedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="document")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cited_documents", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "document cité",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BibliographyEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="référence")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bibliography", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "référence bibliographique",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_in_source", models.CharField(max_length=250, verbose_name="nom dans la source")),
                (
                    "category_in_source",
                    models.CharField(blank=True, max_length=100, verbose_name="catégorie dans la source"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_entries",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "structure citée par le plan",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "name_in_source"), name="plan_partner_once")],
            },
        ),
        migrations.CreateModel(
            name="PlanUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=250, verbose_name="nom du fichier")),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier à importer",
                "verbose_name_plural": "fichiers à importer",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "object_type",
                    models.CharField(choices=[("plan", "plan"), ("axis", "axe"), ("action", "action")], max_length=10),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("content", models.JSONField()),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="public_copies", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "copie ouverte au public",
                "verbose_name_plural": "copies ouvertes au public",
                "ordering": ["object_type", "object_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "object_type", "object_id"), name="public_copy_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuantifiedTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="objectif")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="valeur"),
                ),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="durée en années")),
                ("unit", models.CharField(blank=True, max_length=120, verbose_name="unité")),
                ("starts_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="de")),
                ("ends_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="à")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "axis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="targets",
                        to="plan.axis",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "objectif chiffré",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReadingNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="note de lecture")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="réglée le")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reading_notes", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "note de lecture",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandingItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=250, verbose_name="point permanent")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="standing_items", to="plan.body"
                    ),
                ),
            ],
            options={
                "verbose_name": "point d'ordre du jour permanent",
                "verbose_name_plural": "points d'ordre du jour permanents",
                "ordering": ["order", "id"],
                "constraints": [models.UniqueConstraint(fields=("body", "title"), name="standing_item_once")],
            },
        ),
        migrations.CreateModel(
            name="StateTool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=250, verbose_name="outil")),
                ("purpose", models.TextField(blank=True, verbose_name="objet")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="state_tools", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "outil de l'État",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "name"), name="state_tool_once")],
            },
        ),
        migrations.CreateModel(
            name="ActionNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("dated_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="date")),
                ("text", models.TextField(verbose_name="note")),
                ("obstacles", models.TextField(blank=True, verbose_name="ce qui freine")),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unknown", "non renseigné"),
                            ("to_start", "à venir"),
                            ("being_set_up", "en cours de mise en place"),
                            ("ongoing", "en cours"),
                            ("on_request", "à la demande"),
                            ("done", "terminée"),
                            ("abandoned", "abandonnée"),
                        ],
                        max_length=15,
                        verbose_name="statut à cette date",
                    ),
                ),
                ("author_label", models.CharField(blank=True, max_length=200, verbose_name="signé")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="note fictive de la démonstration")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "note annuelle",
                "verbose_name_plural": "notes annuelles",
                "ordering": ["-dated_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=250, verbose_name="objet")),
                ("text", models.TextField(verbose_name="ce qui est demandé")),
                ("raised_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="alerte du")),
                ("answer", models.TextField(blank=True, verbose_name="réponse")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="réponse du")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="alerte fictive de la démonstration"),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "axis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="alerts",
                        to="plan.axis",
                        verbose_name="axe",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="plan.body"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answered_alerts",
                        to="plan.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "alerte d'une instance",
                "verbose_name_plural": "alertes des instances",
                "ordering": ["-raised_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AskedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("label", models.CharField(max_length=200, verbose_name="chiffre demandé")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="unité")),
                ("counts_people", models.BooleanField(default=False, verbose_name="compte des personnes")),
                (
                    "from_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="à partir de l'année"),
                ),
                ("to_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="jusqu'à l'année")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="chiffre demandé pour la démonstration"),
                ),
            ],
            options={
                "verbose_name": "chiffre demandé chaque année",
                "verbose_name_plural": "chiffres demandés chaque année",
                "ordering": ["order", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_year__isnull", True),
                            ("to_year__isnull", True),
                            ("to_year__gte", models.F("from_year")),
                            _connector="OR",
                        ),
                        name="asked_figure_years_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="valeur",
                    ),
                ),
                ("women", models.PositiveIntegerField(blank=True, null=True, verbose_name="femmes")),
                ("men", models.PositiveIntegerField(blank=True, null=True, verbose_name="hommes")),
                (
                    "sex_not_stated",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="sexe non renseigné"),
                ),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="chiffre fictif de la démonstration"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="plan.askedfigure"
                    ),
                ),
            ],
            options={
                "verbose_name": "chiffre d'une année",
                "verbose_name_plural": "chiffres d'une année",
                "ordering": ["asked", "year"],
                "constraints": [
                    models.UniqueConstraint(fields=("asked", "year"), name="yearly_figure_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__isnull", True), ("value__gte", 0), _connector="OR"),
                        name="yearly_figure_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True),
                            ("women__isnull", True),
                            ("men__isnull", True),
                            ("sex_not_stated__isnull", True),
                            (
                                "value",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("women"), "+", models.F("men")
                                    ),
                                    "+",
                                    models.F("sex_not_stated"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="yearly_figure_by_sex_adds_up",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AxisItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "classification",
                    models.CharField(
                        choices=[("explicit", "écrit dans la source"), ("deduced", "déduit de la source, à confirmer")],
                        default="explicit",
                        max_length=10,
                        verbose_name="classement",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmé le")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("aim", "Recommandation"),
                            ("recommendation", "Préconisation"),
                            ("prerequisite", "Élément à réunir au préalable"),
                            ("actor", "Acteurs concernés"),
                            ("vigilance", "Élément de vigilance"),
                            ("expected_effect", "Effet attendu"),
                            ("resource", "Ressource"),
                        ],
                        max_length=20,
                        verbose_name="rubrique",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="texte")),
                (
                    "follow_up",
                    models.CharField(
                        choices=[
                            ("not_stated", "non renseigné"),
                            ("adopted", "retenue"),
                            ("in_action", "en action"),
                            ("not_retained", "non retenue"),
                        ],
                        default="not_stated",
                        max_length=15,
                        verbose_name="suite donnée",
                    ),
                ),
                ("follow_up_reason", models.TextField(blank=True, verbose_name="pourquoi")),
                (
                    "axis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="plan.axis"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "élément d'un axe",
                "verbose_name_plural": "éléments d'un axe",
                "ordering": ["axis", "kind", "order"],
                "constraints": [models.UniqueConstraint(fields=("axis", "kind", "order"), name="axis_item_order_once")],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("timing_text", models.CharField(blank=True, max_length=250, verbose_name="échéance, telle qu'écrite")),
                ("starts", models.CharField(blank=True, max_length=10, verbose_name="début")),
                ("ends", models.CharField(blank=True, max_length=10, verbose_name="fin")),
                ("is_since", models.BooleanField(default=False, verbose_name="depuis")),
                ("is_ongoing", models.BooleanField(default=False, verbose_name="en cours")),
                ("is_being_set_up", models.BooleanField(default=False, verbose_name="en cours de mise en place")),
                ("is_on_request", models.BooleanField(default=False, verbose_name="à la demande")),
                ("is_yearly", models.BooleanField(default=False, verbose_name="chaque année")),
                ("is_to_be_decided", models.BooleanField(default=False, verbose_name="à déterminer")),
                ("first_day", models.DateField(db_index=True, editable=False, null=True)),
                ("last_day", models.DateField(db_index=True, editable=False, null=True)),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="intitulé")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("source_table", models.CharField(blank=True, max_length=200, verbose_name="tableau de la source")),
                ("source_axis_label", models.CharField(blank=True, max_length=300, verbose_name="axe tel qu'écrit")),
                ("off_axis_themes", models.JSONField(blank=True, null=True, verbose_name="thèmes hors axes")),
                ("source_notes", models.TextField(blank=True, verbose_name="doutes de lecture")),
                ("status_text", models.CharField(blank=True, max_length=120, verbose_name="statut tel qu'écrit")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unknown", "non renseigné"),
                            ("to_start", "à venir"),
                            ("being_set_up", "en cours de mise en place"),
                            ("ongoing", "en cours"),
                            ("on_request", "à la demande"),
                            ("done", "terminée"),
                            ("abandoned", "abandonnée"),
                        ],
                        default="unknown",
                        max_length=15,
                        verbose_name="statut",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        blank=True,
                        choices=[("prevention", "prévention"), ("reduction", "réduction"), ("repair", "réparation")],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                (
                    "residents_part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "aucune"),
                            ("informed", "information"),
                            ("consulted", "consultation"),
                            ("co_built", "co-construction"),
                        ],
                        max_length=12,
                        verbose_name="participation des habitantes et habitants",
                    ),
                ),
                ("place_text", models.CharField(blank=True, max_length=250, verbose_name="lieux, en toutes lettres")),
                (
                    "other_scheme",
                    models.CharField(blank=True, max_length=250, verbose_name="autre dispositif où vit l'action"),
                ),
                ("companion", models.CharField(blank=True, max_length=200, verbose_name="tiers accompagnateur")),
                ("people_means", models.TextField(blank=True, verbose_name="moyens humains")),
                ("budget_text", models.CharField(blank=True, max_length=250, verbose_name="budget tel qu'écrit")),
                ("evaluation_criteria", models.TextField(blank=True, verbose_name="critères d'évaluation")),
                ("indicator", models.TextField(blank=True, verbose_name="indicateur")),
                ("expected_effects", models.TextField(blank=True, verbose_name="effets attendus")),
                ("unblocking_condition", models.TextField(blank=True, verbose_name="ce qui débloque")),
                ("waited_for", models.CharField(blank=True, max_length=200, verbose_name="qui est attendu")),
                (
                    "needs_political_agreement",
                    models.BooleanField(default=False, verbose_name="accord politique nécessaire avant lancement"),
                ),
                (
                    "political_agreement_on",
                    models.DateField(blank=True, null=True, verbose_name="accord politique donné le"),
                ),
                (
                    "political_agreement_by",
                    models.CharField(blank=True, max_length=200, verbose_name="accord politique donné par"),
                ),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_to",
                        to="plan.action",
                        verbose_name="reprise de l'action d'un plan précédent",
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="territory.commune", verbose_name="communes"
                    ),
                ),
                (
                    "domains",
                    models.ManyToManyField(blank=True, related_name="+", to="law.domain", verbose_name="domaines"),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_actions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pilote",
                    ),
                ),
                (
                    "neighbourhoods",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="territory.priorityneighbourhood",
                        verbose_name="quartiers prioritaires",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="plan.action",
                        verbose_name="action parente",
                    ),
                ),
                ("recommendations", models.ManyToManyField(blank=True, related_name="actions", to="plan.axisitem")),
                (
                    "markers",
                    models.ManyToManyField(
                        blank=True, related_name="actions", to="plan.marker", verbose_name="priorités transversales"
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="actions",
                        to="plan.pillar",
                        verbose_name="pilier",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "ordering": ["code", "id"],
                "indexes": [models.Index(fields=["plan", "status"], name="action_plan_status")],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="action_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True), name="action_not_its_own_parent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="action_days_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("timing_text", models.CharField(blank=True, max_length=250, verbose_name="échéance, telle qu'écrite")),
                ("starts", models.CharField(blank=True, max_length=10, verbose_name="début")),
                ("ends", models.CharField(blank=True, max_length=10, verbose_name="fin")),
                ("is_since", models.BooleanField(default=False, verbose_name="depuis")),
                ("is_ongoing", models.BooleanField(default=False, verbose_name="en cours")),
                ("is_being_set_up", models.BooleanField(default=False, verbose_name="en cours de mise en place")),
                ("is_on_request", models.BooleanField(default=False, verbose_name="à la demande")),
                ("is_yearly", models.BooleanField(default=False, verbose_name="chaque année")),
                ("is_to_be_decided", models.BooleanField(default=False, verbose_name="à déterminer")),
                ("first_day", models.DateField(db_index=True, editable=False, null=True)),
                ("last_day", models.DateField(db_index=True, editable=False, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=250, verbose_name="étape")),
                ("participants", models.TextField(blank=True, verbose_name="participants")),
                ("report", models.TextField(blank=True, verbose_name="compte rendu")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="faite le")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="plan.action"
                    ),
                ),
            ],
            options={
                "verbose_name": "étape",
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ActionAxis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "classification",
                    models.CharField(
                        choices=[("explicit", "écrit dans la source"), ("deduced", "déduit de la source, à confirmer")],
                        default="explicit",
                        max_length=10,
                        verbose_name="classement",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmé le")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "axis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="action_links", to="plan.axis"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="axis_links", to="plan.action"
                    ),
                ),
            ],
            options={
                "verbose_name": "rattachement à un axe",
                "verbose_name_plural": "rattachements à un axe",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("action", "axis"), name="action_axis_once")],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("funder", models.CharField(blank=True, max_length=200, verbose_name="financeur")),
                (
                    "planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="prévu (€)",
                    ),
                ),
                (
                    "spent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="dépensé (€)",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="budget_lines", to="plan.action"
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne de budget",
                "ordering": ["year", "funder"],
                "constraints": [
                    models.UniqueConstraint(fields=("action", "year", "funder"), name="budget_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("planned__isnull", True), ("planned__gte", 0), _connector="OR"),
                        name="budget_planned_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spent__isnull", True), ("spent__gte", 0), _connector="OR"),
                        name="budget_spent_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoryItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField(verbose_name="contenu")),
                ("actions", models.ManyToManyField(blank=True, related_name="served_aims", to="plan.action")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="plan.historyevent"
                    ),
                ),
            ],
            options={
                "verbose_name": "orientation",
                "ordering": ["order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LinkedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="adresse")),
                ("dated", models.CharField(blank=True, max_length=10, verbose_name="date")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="plan.action"
                    ),
                ),
            ],
            options={
                "verbose_name": "document lié",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("bearer", "porte l'action"), ("partner", "partenaire")],
                        max_length=10,
                        verbose_name="rôle",
                    ),
                ),
                ("name_in_source", models.CharField(blank=True, max_length=250, verbose_name="nom dans la source")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="participations", to="plan.action"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation à une action",
                "ordering": ["part", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("action", "organisation", "part"), name="participation_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Linkage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=300, verbose_name="document")),
                ("tie", models.TextField(blank=True, verbose_name="lien")),
                ("reference", models.TextField(blank=True, verbose_name="référence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("project", models.JSONField(blank=True, null=True, verbose_name="projet cité")),
                (
                    "contribution",
                    models.CharField(
                        blank=True,
                        choices=[("direct", "directe"), ("indirect", "indirecte")],
                        max_length=10,
                        verbose_name="contribution",
                    ),
                ),
                (
                    "referent_label",
                    models.CharField(blank=True, max_length=200, verbose_name="fonction ou structure référente"),
                ),
                (
                    "sharing",
                    models.CharField(
                        choices=[
                            ("not_stated", "non renseigné"),
                            ("no_personal_data", "aucune donnée personnelle"),
                            ("public_only", "seulement ce qui est public"),
                            ("working_papers", "les documents de travail, sans donnée sur des victimes"),
                        ],
                        default="not_stated",
                        max_length=20,
                        verbose_name="ce qui peut être partagé",
                    ),
                ),
                ("not_shared", models.TextField(blank=True, verbose_name="ce qui ne doit pas être partagé")),
                ("actions", models.ManyToManyField(blank=True, related_name="linkages", to="plan.action")),
                (
                    "referent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referred_linkages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="référente ou référent",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="linkages", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "articulation",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "name"), name="linkage_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sharing", "no_personal_data"), _negated=True),
                            ("referent__isnull", True),
                            _connector="OR",
                        ),
                        name="linkage_without_personal_data_names_nobody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpdateLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(verbose_name="valable jusqu'au")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="révoqué le")),
                ("last_used_at", models.DateTimeField(blank=True, null=True, verbose_name="utilisé le")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="update_links", to="plan.action"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "note",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="link",
                        to="plan.actionnote",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="update_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de mise à jour",
                "verbose_name_plural": "liens de mise à jour",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="YearlyMoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=250, verbose_name="moment annuel")),
                ("detail", models.TextField(blank=True, verbose_name="précision")),
                ("source", models.TextField(blank=True, verbose_name="ce que dit le plan")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="yearly_moments",
                        to="plan.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "axis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="yearly_moments",
                        to="plan.axis",
                        verbose_name="axe",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="yearly_moments", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "moment annuel",
                "verbose_name_plural": "moments annuels",
                "ordering": ["order", "id"],
                "constraints": [models.UniqueConstraint(fields=("plan", "title"), name="yearly_moment_once")],
            },
        ),
        migrations.CreateModel(
            name="YearlyMomentDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("dated", models.CharField(max_length=10, verbose_name="date")),
                ("first_day", models.DateField(editable=False)),
                ("last_day", models.DateField(editable=False)),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="lieu")),
                ("topic", models.CharField(blank=True, max_length=250, verbose_name="sujet de l'année")),
                ("report", models.TextField(blank=True, verbose_name="comment cela s'est passé")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="date fictive de la démonstration")),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dates", to="plan.yearlymoment"
                    ),
                ),
            ],
            options={
                "verbose_name": "date d'un moment annuel",
                "verbose_name_plural": "dates des moments annuels",
                "ordering": ["year", "first_day"],
                "constraints": [
                    models.UniqueConstraint(fields=("moment", "year"), name="yearly_moment_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="moment_days_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPublic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public",
                    models.CharField(
                        choices=[
                            ("everyone", "tout public"),
                            ("residents", "habitantes et habitants des quartiers prioritaires"),
                            ("youth", "jeunes"),
                            ("pupils", "élèves"),
                            ("women", "femmes"),
                            ("families", "familles"),
                            ("newcomers", "personnes primo-arrivantes"),
                            ("job_seekers", "personnes en recherche d'emploi"),
                            ("victims", "victimes de discrimination"),
                            ("professionals", "professionnelles et professionnels"),
                            ("employers", "employeurs"),
                            ("elected_members", "élues, élus et directions générales"),
                        ],
                        max_length=20,
                        verbose_name="public",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="publics", to="plan.action"
                    ),
                ),
            ],
            options={
                "verbose_name": "public touché",
                "ordering": ["public"],
                "constraints": [models.UniqueConstraint(fields=("action", "public"), name="action_public_once")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                (
                    "kind",
                    models.CharField(
                        choices=[("decision", "décision"), ("opinion", "avis")],
                        default="decision",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("text", models.TextField(verbose_name="décision")),
                ("due", models.CharField(blank=True, max_length=10, verbose_name="pour quand")),
                ("due_day", models.DateField(db_index=True, editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "à mettre en œuvre"), ("done", "mise en œuvre"), ("dropped", "abandonnée")],
                        default="open",
                        max_length=10,
                        verbose_name="suite",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="mise en œuvre le")),
                ("outcome", models.TextField(blank=True, verbose_name="ce qu'elle est devenue")),
                (
                    "is_political_agreement",
                    models.BooleanField(default=False, verbose_name="vaut accord politique pour lancer l'action"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="plan.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "axis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="plan.axis",
                        verbose_name="axe",
                    ),
                ),
                (
                    "carrier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_decisions",
                        to="accounts.organisation",
                        verbose_name="structure qui la porte",
                    ),
                ),
                (
                    "carrier_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_decisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne qui la porte",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="plan.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "décision",
                "verbose_name_plural": "décisions",
                "ordering": ["-meeting__first_day", "meeting", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="decision_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_political_agreement", False), ("action__isnull", False), _connector="OR"
                        ),
                        name="agreement_names_its_action",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                ("adopted_on", models.CharField(blank=True, max_length=10, verbose_name="adoptée le")),
                ("body_label", models.CharField(blank=True, max_length=250, verbose_name="adoptée par")),
                ("summary", models.TextField(blank=True, verbose_name="ce qui change")),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adopted_versions",
                        to="plan.body",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adopted_version",
                        to="plan.decision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adopted_versions",
                        to="plan.meeting",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="plan.plan"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version adoptée du plan",
                "verbose_name_plural": "versions adoptées du plan",
                "ordering": ["plan", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plan_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1),
                            models.Q(("decision__isnull", False), ("meeting__isnull", False)),
                            _connector="OR",
                        ),
                        name="revised_version_cites_its_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "classification",
                    models.CharField(
                        choices=[("explicit", "écrit dans la source"), ("deduced", "déduit de la source, à confirmer")],
                        default="explicit",
                        max_length=10,
                        verbose_name="classement",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmé le")),
                ("order", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("text", models.TextField(verbose_name="priorité")),
                ("footnote", models.TextField(blank=True, verbose_name="note de bas de page")),
                ("decided_on", models.CharField(blank=True, max_length=10, verbose_name="date de la décision")),
                ("decided_by", models.CharField(blank=True, max_length=200, verbose_name="instance qui a décidé")),
                ("axes", models.ManyToManyField(blank=True, related_name="priorities", to="plan.axis")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="validated_priorities",
                        to="plan.decision",
                        verbose_name="décision",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="priorities",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="priorities", to="plan.plan"
                    ),
                ),
            ],
            options={
                "verbose_name": "priorité",
                "verbose_name_plural": "priorités",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "order"), name="priority_order_once")],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "en cours"), ("adopted", "adoptée"), ("abandoned", "abandonnée")],
                        default="open",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="objet de la révision")),
                ("proposals_until", models.DateField(blank=True, null=True, verbose_name="propositions jusqu'au")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("abandoned_because", models.TextField(blank=True, verbose_name="pourquoi elle est abandonnée")),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="plan.planversion"
                    ),
                ),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="plan.plan"
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revision",
                        to="plan.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "révision du plan",
                "verbose_name_plural": "révisions du plan",
                "ordering": ["-opened_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("plan",), name="one_open_revision"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "adopted"), ("version__isnull", False)),
                            models.Q(models.Q(("state", "adopted"), _negated=True), ("version__isnull", True)),
                            _connector="OR",
                        ),
                        name="adopted_revision_has_its_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "abandoned"), _negated=True),
                            models.Q(("abandoned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="abandoned_revision_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("change", "modifier une action"),
                            ("add", "ajouter une action"),
                            ("remove", "retirer une action"),
                        ],
                        default="change",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("action_label", models.CharField(max_length=300, verbose_name="action")),
                ("changes", models.JSONField(blank=True, default=dict)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField(verbose_name="pourquoi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposée"),
                            ("retained", "retenue"),
                            ("adopted", "adoptée"),
                            ("declined", "écartée"),
                            ("withdrawn", "retirée"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="motif")),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("examined_at", models.DateTimeField(blank=True, null=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="proposition fictive de la démonstration"),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="plan.action",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="plan.decision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="examined_proposals",
                        to="plan.meeting",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="plan.revision"
                    ),
                ),
            ],
            options={
                "verbose_name": "proposition de révision",
                "verbose_name_plural": "propositions de révision",
                "ordering": ["proposed_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_proposal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["retained", "adopted", "declined"]), _negated=True),
                            ("meeting__isnull", False),
                            _connector="OR",
                        ),
                        name="examined_proposal_cites_its_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("free", "point libre"),
                            ("standing", "point permanent"),
                            ("progress", "état des lieux du plan"),
                            ("late_actions", "actions en retard ou bloquées"),
                            ("decisions", "suites des décisions"),
                            ("alerts", "alertes du groupe de veille"),
                            ("proposals", "propositions de révision"),
                        ],
                        default="free",
                        max_length=15,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="point")),
                ("detail", models.TextField(blank=True, verbose_name="précision")),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="durée prévue, en minutes"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="ce qui s'est dit")),
                ("actions", models.ManyToManyField(blank=True, related_name="agenda_items", to="plan.action")),
                ("alerts", models.ManyToManyField(blank=True, related_name="agenda_items", to="plan.alert")),
                ("decisions", models.ManyToManyField(blank=True, related_name="followed_up_in", to="plan.decision")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="plan.meeting"
                    ),
                ),
                ("proposals", models.ManyToManyField(blank=True, related_name="agenda_items", to="plan.proposal")),
                (
                    "standing_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="plan.standingitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "point de l'ordre du jour",
                "verbose_name_plural": "points de l'ordre du jour",
                "ordering": ["order", "id"],
            },
        ),
        migrations.AddField(
            model_name="ActionNote",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="plan.action"
            ),
        ),
        migrations.AddField(
            model_name="Alert",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="alerts",
                to="plan.action",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="AskedFigure",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked_figures", to="plan.action"
            ),
        ),
        migrations.AddConstraint(
            model_name="AskedFigure",
            constraint=models.UniqueConstraint(fields=("action", "label"), name="asked_figure_once"),
        ),
        migrations.AddField(
            model_name="AxisItem",
            name="follow_up_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="plan.decision",
                verbose_name="décision",
            ),
        ),
        migrations.AddField(
            model_name="Action",
            name="axes",
            field=models.ManyToManyField(related_name="actions", through="plan.ActionAxis", to="plan.axis"),
        ),
        migrations.AddField(
            model_name="Action",
            name="priorities",
            field=models.ManyToManyField(blank=True, related_name="actions", to="plan.priority"),
        ),
        migrations.AddField(
            model_name="Decision",
            name="agenda_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="taken_decisions",
                to="plan.agendaitem",
            ),
        ),
    ]
