import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_vault_keys"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("internship_feedback", "retour de stage"),
                            ("victim_interview", "entretien avec une personne qui a subi une discrimination"),
                            ("actor_interview", "entretien avec une structure"),
                            ("barometer", "baromètre des discriminations ressenties"),
                            ("training", "évaluation d'une formation"),
                            ("testing", "grille de testing"),
                            ("other", "autre enquête"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="sorte d'enquête",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="à quoi elle sert")),
                ("is_anonymous", models.BooleanField(default=True, verbose_name="anonyme")),
                (
                    "retention_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="réponses gardées (mois après la fin)",
                    ),
                ),
                (
                    "small_count",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="plus petit nombre montré",
                    ),
                ),
                ("fact_mapping", models.JSONField(blank=True, null=True, verbose_name="versement à l'observatoire")),
                ("created_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="créée le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="accounts.organisation",
                        verbose_name="structure responsable",
                    ),
                ),
            ],
            options={
                "verbose_name": "enquête",
                "verbose_name_plural": "enquêtes",
                "ordering": ["-created_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("small_count__gte", 3)), name="survey_hides_small_counts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("retention_months__gte", 1)), name="survey_ends_keeping"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyRight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "right",
                    models.CharField(
                        choices=[
                            ("edit", "préparer le questionnaire et ses vagues"),
                            ("collect", "recueillir des réponses"),
                            ("analyse", "figer les résultats et exporter les réponses sans les textes"),
                            ("read_texts", "lire les réponses libres"),
                        ],
                        max_length=10,
                        verbose_name="droit",
                    ),
                ),
                ("given_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="donné le")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_rights",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rights", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "verbose_name": "droit sur une enquête",
                "verbose_name_plural": "droits sur une enquête",
                "ordering": ["survey", "right", "person"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "person", "right"), name="survey_right_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("sheets", models.JSONField(default=dict)),
                ("xform", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=32)),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="publiée le")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "verbose_name": "questionnaire",
                "verbose_name_plural": "questionnaires",
                "ordering": ["survey", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "number"), name="survey_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("published_on", None)),
                        fields=("survey",),
                        name="survey_one_draft_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on", None), models.Q(("digest", ""), _negated=True), _connector="OR"
                        ),
                        name="survey_version_published_with_its_form",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="nom de la vague")),
                ("place", models.CharField(blank=True, max_length=40, verbose_name="lieu")),
                ("opens_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="ouvre le")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="dernier jour")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="close le")),
                (
                    "cap",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="nombre de réponses au plus",
                    ),
                ),
                (
                    "needs_token",
                    models.BooleanField(default=False, verbose_name="demande un code d'accès à usage unique"),
                ),
                ("crossings", models.JSONField(blank=True, default=list, verbose_name="croisements")),
                ("purged_on", models.DateField(blank=True, null=True, verbose_name="réponses effacées le")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waves", to="surveys.survey"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="waves", to="surveys.surveyversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "vague",
                "verbose_name_plural": "vagues",
                "ordering": ["survey", "-opens_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "name"), name="wave_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on", None), ("closes_on__gte", models.F("opens_on")), _connector="OR"
                        ),
                        name="wave_closes_after_it_opens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purged_on", None), ("closed_on__isnull", False), _connector="OR"),
                        name="wave_purged_once_closed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TokenBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=120, verbose_name="à qui ils sont remis")),
                ("size", models.PositiveIntegerField(verbose_name="nombre de codes")),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="faits le")),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="batches", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "lot de codes d'accès",
                "verbose_name_plural": "lots de codes d'accès",
                "ordering": ["wave", "label", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FrozenResults",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField()),
                ("audit", models.JSONField(default=dict)),
                ("drawings", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                ("frozen_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="figés le")),
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
                    "wave",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "résultats figés",
                "verbose_name_plural": "résultats figés",
            },
        ),
        migrations.CreateModel(
            name="ResultsPublication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="ouverts le")),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "results",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication",
                        to="surveys.frozenresults",
                    ),
                ),
            ],
            options={
                "verbose_name": "ouverture de résultats",
                "verbose_name_plural": "ouvertures de résultats",
            },
        ),
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.BinaryField(max_length=32, unique=True)),
                ("is_used", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to="surveys.tokenbatch"
                    ),
                ),
            ],
            options={
                "verbose_name": "code d'accès",
                "verbose_name_plural": "codes d'accès",
            },
        ),
        migrations.CreateModel(
            name="WaitingAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waiting_answers", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse en attente",
                "verbose_name_plural": "réponses en attente",
            },
        ),
        migrations.CreateModel(
            name="SubmissionMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.BinaryField(max_length=32)),
                (
                    "wave",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="surveys.wave"),
                ),
            ],
            options={
                "verbose_name": "envoi déjà reçu",
                "verbose_name_plural": "envois déjà reçus",
                "constraints": [models.UniqueConstraint(fields=("wave", "tag"), name="submission_once")],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=250, verbose_name="question")),
                ("value", models.CharField(max_length=250, verbose_name="réponse")),
                ("limit", models.PositiveIntegerField(verbose_name="au plus")),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotas", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "quota",
                "verbose_name_plural": "quotas",
                "ordering": ["wave", "question", "value"],
                "constraints": [
                    models.UniqueConstraint(fields=("wave", "question", "value"), name="quota_once"),
                    models.CheckConstraint(
                        condition=models.Q(("count__lte", models.F("limit"))), name="quota_respected"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.BinaryField(max_length=32, unique=True)),
                ("content", models.BinaryField()),
                ("expires_on", models.DateField(verbose_name="effacé le")),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse commencée",
                "verbose_name_plural": "réponses commencées",
            },
        ),
        migrations.CreateModel(
            name="Collector",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=120, verbose_name="à qui il est remis")),
                ("tag", models.BinaryField(max_length=32, unique=True)),
                ("sealed_token", models.BinaryField()),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="créé le")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="révoqué le")),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="collectors", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "accès d'un téléphone de collecte",
                "verbose_name_plural": "accès des téléphones de collecte",
                "ordering": ["wave", "label", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BinaryField(max_length=32)),
                ("name", models.BinaryField()),
                ("content", models.BinaryField()),
                ("digest", models.BinaryField(max_length=32)),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier d'une réponse",
                "verbose_name_plural": "fichiers des réponses",
                "constraints": [models.UniqueConstraint(fields=("wave", "mark", "digest"), name="answer_file_once")],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("values", models.BinaryField()),
                ("texts", models.BinaryField(null=True)),
                ("mark", models.BinaryField(max_length=32, null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.surveyversion"
                    ),
                ),
                (
                    "wave",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="surveys.wave"
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse",
                "verbose_name_plural": "réponses",
            },
        ),
    ]
