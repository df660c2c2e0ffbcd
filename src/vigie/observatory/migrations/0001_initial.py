import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_protect_journal"),
        ("accounts", "__first__"),
        ("plan", "0003_freeze_versions"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommuneGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ordre")),
            ],
            options={
                "verbose_name": "groupe de communes",
                "verbose_name_plural": "groupes de communes",
                "ordering": ["order", "name"],
            },
        ),
        migrations.CreateModel(
            name="ReferentialVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="numéro")),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="établie le")),
            ],
            options={
                "verbose_name": "version des référentiels",
                "verbose_name_plural": "versions des référentiels",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Catalogue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="numéro")),
                ("title", models.CharField(max_length=200, verbose_name="intitulé")),
                ("tables", models.JSONField()),
                (
                    "place_width",
                    models.CharField(
                        choices=[
                            ("group", "groupes de communes"),
                            ("commune", "communes"),
                            ("qpv", "communes et quartiers prioritaires"),
                        ],
                        default="commune",
                        max_length=10,
                        verbose_name="détail des lieux",
                    ),
                ),
                ("vintages_begun", models.JSONField(default=list)),
                ("fixed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="fixé le")),
                (
                    "fixed_by",
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
                "verbose_name": "catalogue de tableaux",
                "verbose_name_plural": "catalogues de tableaux",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Diagnosis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("territory", "diagnostic du territoire"),
                            ("women_men", "diagnostic femmes-hommes"),
                            ("yearly_theme", "étude annuelle d'un axe du contrat de ville"),
                        ],
                        default="territory",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="année")),
                ("period", models.CharField(blank=True, max_length=80, verbose_name="période")),
                ("perimeter", models.CharField(blank=True, max_length=250, verbose_name="périmètre")),
                ("method", models.TextField(blank=True, verbose_name="méthode")),
                ("led_by", models.CharField(blank=True, max_length=200, verbose_name="mené par (une structure)")),
                (
                    "contract_theme",
                    models.CharField(blank=True, max_length=250, verbose_name="axe du contrat de ville étudié"),
                ),
                (
                    "session",
                    models.CharField(blank=True, max_length=250, verbose_name="séance de formation et de recueil"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "prévu"), ("draft", "en préparation"), ("validated", "validé")],
                        default="draft",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("validated_on", models.DateField(blank=True, null=True, verbose_name="validé le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictif")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.decision",
                        verbose_name="décision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.meeting",
                        verbose_name="réunion ou séance",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="partenaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnostic",
                "verbose_name_plural": "diagnostics",
                "ordering": [models.OrderBy(models.F("year"), descending=True, nulls_first=True), "title", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("title"),
                        django.db.models.functions.comparison.Coalesce("year", 0),
                        name="diagnosis_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "validated"), ("validated_on__isnull", False)),
                            models.Q(models.Q(("state", "validated"), _negated=True), ("validated_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="diagnosis_validated_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactCodebook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="nom")),
                ("content", models.JSONField()),
                (
                    "kept_by",
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
                "verbose_name": "codification",
                "verbose_name_plural": "codifications",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="FactImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(db_index=True, max_length=64)),
                ("imported_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="importé le")),
                (
                    "imported_by",
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
                "verbose_name": "import de données anciennes",
                "verbose_name_plural": "imports de données anciennes",
                "ordering": ["-imported_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FactUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=250, verbose_name="nom du fichier")),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("codebook", models.JSONField(default=dict)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier de données anciennes à importer",
                "verbose_name_plural": "fichiers de données anciennes à importer",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupedCommune",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "commune",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="territory.commune"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="observatory.communegroup"
                    ),
                ),
            ],
            options={
                "verbose_name": "commune d'un groupe",
                "verbose_name_plural": "communes des groupes",
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                ("label", models.CharField(max_length=200, verbose_name="libellé")),
                ("definition", models.TextField(verbose_name="définition")),
                ("unit", models.CharField(max_length=80, verbose_name="unité")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("rise_is_good", "une hausse est un bon signe"),
                            ("fall_is_good", "une baisse est un bon signe"),
                            ("neutral", "ni l'un ni l'autre"),
                        ],
                        default="neutral",
                        max_length=12,
                        verbose_name="sens de lecture",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("facts", "compté dans les tableaux protégés d'une édition"),
                            ("room", "calculé par Vigie"),
                            ("external", "chiffre d'un détenteur"),
                            ("context", "contexte du territoire"),
                        ],
                        default="external",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("is_share", models.BooleanField(default=False, verbose_name="c'est une part (en %)")),
                ("counts_people", models.BooleanField(default=False, verbose_name="compte des personnes")),
                ("by_sex", models.BooleanField(default=False, verbose_name="ventilé par sexe")),
                ("by_age", models.BooleanField(default=False, verbose_name="ventilé par âge")),
                ("by_place", models.BooleanField(default=False, verbose_name="ventilé par commune")),
                ("other_breakdown", models.CharField(blank=True, max_length=80, verbose_name="autre ventilation")),
                ("source", models.CharField(max_length=250, verbose_name="source")),
                ("licence", models.CharField(blank=True, max_length=120, verbose_name="licence")),
                ("method", models.TextField(blank=True, verbose_name="méthode")),
                ("method_version", models.PositiveSmallIntegerField(default=1, verbose_name="version de la méthode")),
                ("perimeter", models.CharField(blank=True, max_length=200, verbose_name="périmètre")),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("once", "une seule fois"),
                            ("quarterly", "chaque trimestre"),
                            ("yearly", "chaque année"),
                            ("irregular", "irrégulière"),
                        ],
                        default="yearly",
                        max_length=10,
                        verbose_name="fréquence",
                    ),
                ),
                ("computation", models.JSONField(blank=True, default=dict, verbose_name="ce qui est compté")),
                (
                    "is_public_source",
                    models.BooleanField(default=False, verbose_name="chiffres déjà publics à la source"),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="dans les éditions depuis le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictif")),
                (
                    "axis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="indicators",
                        to="plan.axis",
                        verbose_name="axe du plan",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="structure responsable",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicateur",
                "verbose_name_plural": "indicateurs",
                "ordering": ["kind", "label", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("counts_people", False), ("by_sex", True), _connector="OR"),
                        name="indicator_people_by_sex",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "context"), _negated=True),
                            models.Q(models.Q(("source", ""), _negated=True), models.Q(("licence", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="indicator_context_cites",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public_source", False),
                            models.Q(("kind__in", ["external", "context"]), models.Q(("source", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="indicator_public_source_is_external",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "holder_name",
                    models.CharField(
                        help_text="Le nom de l'institution ou du service, par exemple « Parquet de Valenciennes ».",
                        max_length=200,
                        verbose_name="nom du détenteur",
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="données demandées")),
                ("details", models.TextField(verbose_name="ce qui est demandé")),
                ("purpose", models.TextField(verbose_name="pourquoi")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="demandées le")),
                (
                    "patience",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="à relancer après (en jours)",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="réponse reçue le")),
                ("answer", models.TextField(blank=True, verbose_name="ce qui a été répondu")),
                ("is_partial", models.BooleanField(default=False, verbose_name="réponse partielle")),
                ("refused_on", models.DateField(blank=True, null=True, verbose_name="refus reçu le")),
                ("refusal_reason", models.TextField(blank=True, verbose_name="raison du refus")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Une structure de l'annuaire…",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="détenteur",
                    ),
                ),
                (
                    "indicators",
                    models.ManyToManyField(
                        blank=True,
                        related_name="requests",
                        to="observatory.indicator",
                        verbose_name="indicateurs que ces données rempliraient",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande de données",
                "verbose_name_plural": "demandes de données",
                "ordering": [models.OrderBy(models.F("asked_on"), descending=True, nulls_first=True), "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("label", "holder_name", "asked_on"), name="data_request_once_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("asked_on__isnull", True)),
                        fields=("label", "holder_name"),
                        name="data_request_draft_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True), ("refused_on__isnull", True), _connector="OR"
                        ),
                        name="data_request_one_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("refused_on__isnull", True)),
                            ("asked_on__isnull", False),
                            _connector="OR",
                        ),
                        name="data_request_asked_before_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_on__isnull", True),
                            models.Q(("refusal_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="data_request_refused_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True), models.Q(("answer", ""), _negated=True), _connector="OR"
                        ),
                        name="data_request_answered_with_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiagnosisFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ordre")),
                (
                    "kind",
                    models.CharField(
                        choices=[("quantitative", "par les chiffres"), ("qualitative", "par la parole")],
                        default="qualitative",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="constat")),
                ("text", models.TextField(blank=True, verbose_name="ce qui est constaté")),
                (
                    "said_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("associations", "associations"),
                            ("state_services", "services de l'État"),
                            ("local_authorities", "collectivités"),
                            ("landlords", "bailleurs sociaux"),
                            ("schools", "établissements scolaires"),
                            ("employers", "employeurs"),
                            ("health", "professionnelles et professionnels de santé"),
                            ("justice", "justice et police"),
                            ("listeners", "personnes qui écoutent des victimes"),
                            ("elected", "élues et élus"),
                            ("residents", "habitantes et habitants"),
                            ("young_people", "jeunes"),
                            ("several", "plusieurs catégories"),
                        ],
                        max_length=20,
                        verbose_name="qui le dit",
                    ),
                ),
                ("is_to_publish", models.BooleanField(default=False, verbose_name="à publier")),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="observatory.diagnosis"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="observatory.indicator",
                        verbose_name="indicateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "constat d'un diagnostic",
                "verbose_name_plural": "constats des diagnostics",
                "ordering": ["diagnosis", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("diagnosis", "title"), name="diagnosis_finding_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("indicator__isnull", False), ("kind", "quantitative")),
                            models.Q(("kind", "qualitative"), models.Q(("said_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="diagnosis_finding_says_where_from",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiagnosisRecommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ordre")),
                ("title", models.CharField(max_length=250, verbose_name="préconisation")),
                ("text", models.TextField(blank=True, verbose_name="en détail")),
                (
                    "axis",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.axis",
                        verbose_name="axe du plan",
                    ),
                ),
                (
                    "axis_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.axisitem",
                        verbose_name="préconisation du plan",
                    ),
                ),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recommendations",
                        to="observatory.diagnosis",
                    ),
                ),
                (
                    "findings",
                    models.ManyToManyField(
                        blank=True,
                        related_name="recommendations",
                        to="observatory.diagnosisfinding",
                        verbose_name="constats qui la justifient",
                    ),
                ),
            ],
            options={
                "verbose_name": "préconisation d'un diagnostic",
                "verbose_name_plural": "préconisations des diagnostics",
                "ordering": ["diagnosis", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("diagnosis", "title"), name="diagnosis_recommendation_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DataSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "holder_name",
                    models.CharField(
                        help_text="Le nom de l'institution ou du service, par exemple « Parquet de Valenciennes ».",
                        max_length=200,
                        verbose_name="nom du détenteur",
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="données")),
                ("covers", models.TextField(blank=True, verbose_name="ce qu'elles couvrent")),
                ("period", models.CharField(blank=True, max_length=80, verbose_name="période")),
                ("places", models.CharField(blank=True, max_length=200, verbose_name="lieux")),
                ("breakdowns", models.CharField(blank=True, max_length=200, verbose_name="ventilations")),
                ("licence", models.CharField(blank=True, max_length=120, verbose_name="licence")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="adresse en ligne")),
                (
                    "state",
                    models.CharField(
                        choices=[("available", "disponible"), ("partial", "partielle"), ("absent", "absente")],
                        default="absent",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("said", models.TextField(blank=True, verbose_name="ce qui manque, en clair")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Une structure de l'annuaire…",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="détenteur",
                    ),
                ),
                (
                    "requests",
                    models.ManyToManyField(
                        blank=True,
                        related_name="sources",
                        to="observatory.datarequest",
                        verbose_name="demandes à leur sujet",
                    ),
                ),
                (
                    "indicators",
                    models.ManyToManyField(
                        blank=True,
                        related_name="sources",
                        to="observatory.indicator",
                        verbose_name="indicateurs que ces données remplissent",
                    ),
                ),
            ],
            options={
                "verbose_name": "source de données",
                "verbose_name_plural": "sources de données",
                "ordering": ["label", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("label", "holder_name"), name="data_source_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "available"), models.Q(("said", ""), _negated=True), _connector="OR"
                        ),
                        name="data_source_says_what_is_missing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=6,
                        max_digits=18,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cible",
                    ),
                ),
                ("period", models.CharField(max_length=40, verbose_name="pour quand")),
                (
                    "starting_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="valeur de départ",
                    ),
                ),
                ("starting_period", models.CharField(blank=True, max_length=40, verbose_name="période de départ")),
                (
                    "is_cumulated",
                    models.BooleanField(
                        default=False, verbose_name="la cible additionne toutes les périodes depuis le départ"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="qui l'a fixée")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="observatory.indicator"
                    ),
                ),
            ],
            options={
                "verbose_name": "cible d'un indicateur",
                "verbose_name_plural": "cibles des indicateurs",
                "ordering": ["indicator", "period"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "period"), name="indicator_target_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="indicator_target_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", models.CharField(max_length=40, verbose_name="période")),
                ("first_day", models.DateField(editable=False)),
                ("last_day", models.DateField(editable=False)),
                (
                    "breakdown",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "ensemble"),
                            ("sex", "sexe"),
                            ("age", "âge"),
                            ("place", "commune"),
                            ("other", "autre"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="ventilation",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=120, verbose_name="catégorie")),
                (
                    "status",
                    models.CharField(
                        choices=[("known", "connue"), ("unknown", "inconnue")],
                        default="known",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True, verbose_name="valeur"),
                ),
                ("numerator", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="nombre compté")),
                (
                    "observations",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="sur combien d'observations"),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source citée")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("unit", models.CharField(max_length=80, verbose_name="unité")),
                ("perimeter", models.CharField(blank=True, max_length=200, verbose_name="périmètre")),
                ("method_version", models.PositiveSmallIntegerField(default=1, verbose_name="version de la méthode")),
                ("is_comparable", models.BooleanField(default=True, verbose_name="comparable à la période précédente")),
                (
                    "not_comparable_why",
                    models.CharField(blank=True, max_length=250, verbose_name="pourquoi elle ne l'est pas"),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="enregistrée le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="observatory.indicator"
                    ),
                ),
                (
                    "recorded_by",
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
                "verbose_name": "mesure",
                "verbose_name_plural": "mesures",
                "ordering": ["indicator", "last_day", "first_day", "breakdown", "category"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "period", "breakdown", "category"), name="measure_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "known"), ("value__isnull", False)),
                            models.Q(("status", "unknown"), ("value__isnull", True)),
                            _connector="OR",
                        ),
                        name="measure_unknown_is_not_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="measure_days_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("breakdown", ""), ("category", "")),
                            models.Q(
                                models.Q(("breakdown", ""), _negated=True), models.Q(("category", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="measure_category_of_a_breakdown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("numerator__isnull", True),
                            models.Q(("observations__isnull", False), ("observations__gte", models.F("numerator"))),
                            _connector="OR",
                        ),
                        name="measure_numerator_within_observations",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_comparable", True),
                            models.Q(("not_comparable_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_says_why_not_comparable",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="numéro")),
                ("vintage", models.PositiveSmallIntegerField(verbose_name="millésime")),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("proof", models.JSONField()),
                ("signatory_name", models.CharField(max_length=200, verbose_name="signée par")),
                ("signatory_title", models.CharField(blank=True, max_length=200, verbose_name="qualité")),
                ("signed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="signée le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                (
                    "catalogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="observatory.catalogue",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="observatory.publication",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "édition signée",
                "verbose_name_plural": "éditions signées",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects", None)),
                        fields=("vintage", "is_fictitious"),
                        name="vintage_published_once",
                        violation_error_message="Cette année a déjà son édition : seule une correction peut la remplacer.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vintage", models.PositiveSmallIntegerField(verbose_name="millésime")),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                ("introduction", models.TextField(blank=True, verbose_name="ce qu'il faut retenir")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "brouillon"),
                            ("protected", "protégée"),
                            ("audited", "auditée"),
                            ("reviewed", "relue"),
                            ("signed", "signée"),
                            ("abandoned", "abandonnée"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("correction_reason", models.TextField(blank=True, verbose_name="pourquoi cette correction")),
                ("content", models.JSONField(blank=True, null=True)),
                ("proof", models.JSONField(blank=True, null=True)),
                ("protected_hash", models.CharField(blank=True, max_length=64)),
                ("threshold", models.PositiveSmallIntegerField(default=5, verbose_name="seuil")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("fault", models.TextField(blank=True, editable=False)),
                ("job", models.UUIDField(blank=True, editable=False, null=True)),
                ("review_comment", models.TextField(blank=True, verbose_name="avis de relecture")),
                ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="relue le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictive")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "catalogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="observatory.catalogue"
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="relue par",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correcting_drafts",
                        to="observatory.publication",
                    ),
                ),
                (
                    "publication",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft",
                        to="observatory.publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "édition en préparation",
                "verbose_name_plural": "éditions en préparation",
                "ordering": ["-vintage", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["signed", "abandoned"]), _negated=True),
                        fields=("vintage", "is_fictitious"),
                        name="one_draft_in_progress_per_vintage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("threshold__gte", 3)), name="draft_threshold_at_least_3"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("content_type", models.CharField(max_length=80)),
                ("content", models.BinaryField()),
                ("content_hash", models.CharField(max_length=64)),
                ("details", models.JSONField(blank=True, default=dict)),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="observatory.publication"
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier d'une édition signée",
                "verbose_name_plural": "fichiers des éditions signées",
                "ordering": ["publication", "name"],
                "constraints": [models.UniqueConstraint(fields=("publication", "name"), name="publication_file_once")],
            },
        ),
        migrations.CreateModel(
            name="ReferentialItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("source", "source"),
                            ("channel", "canal"),
                            ("outcome", "suite donnée"),
                            ("sex", "sexe"),
                            ("age_band", "tranche d'âge"),
                        ],
                        max_length=10,
                        verbose_name="liste",
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                ("label", models.CharField(max_length=200, verbose_name="libellé")),
                ("explanation", models.TextField(blank=True, verbose_name="explication")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ordre")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retirée le")),
            ],
            options={
                "verbose_name": "valeur d'un référentiel",
                "verbose_name_plural": "valeurs des référentiels",
                "ordering": ["kind", "order", "code"],
                "constraints": [models.UniqueConstraint(fields=("kind", "code"), name="referential_item_once")],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("vintage", models.PositiveSmallIntegerField(verbose_name="millésime")),
                ("source", models.CharField(max_length=60, verbose_name="source")),
                ("channel", models.CharField(max_length=60, verbose_name="canal")),
                ("criterion", models.CharField(max_length=60, verbose_name="critère")),
                ("domain", models.CharField(max_length=60, verbose_name="domaine")),
                ("type", models.CharField(max_length=60, verbose_name="forme")),
                ("quarter", models.CharField(max_length=7, verbose_name="trimestre")),
                ("place", models.CharField(max_length=60, verbose_name="lieu")),
                ("sex", models.CharField(max_length=60, verbose_name="sexe")),
                ("age_band", models.CharField(max_length=60, verbose_name="tranche d'âge")),
                ("outcome", models.CharField(max_length=60, verbose_name="suite donnée")),
                ("sign", models.SmallIntegerField(default=1)),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="fictif")),
                (
                    "referential",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="observatory.referentialversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "fait",
                "verbose_name_plural": "faits",
                "indexes": [models.Index(fields=["vintage"], name="fact_by_vintage")],
                "constraints": [models.CheckConstraint(condition=models.Q(("sign__in", [1, -1])), name="fact_sign")],
            },
        ),
        migrations.CreateModel(
            name="SeriesUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=250, verbose_name="nom du fichier")),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("codebook", models.JSONField(default=dict)),
                (
                    "indicator",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="observatory.indicator",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier de mesures à importer",
                "verbose_name_plural": "fichiers de mesures à importer",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WaitingFacts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("only_one", models.BooleanField(default=True, editable=False, unique=True)),
                ("content", models.JSONField(default=list)),
                ("poured_month", models.CharField(blank=True, max_length=7, verbose_name="mois du dernier versement")),
                ("looked_month", models.CharField(blank=True, max_length=7)),
            ],
            options={
                "verbose_name": "faits en attente de versement",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("only_one", True)), name="waiting_facts_only_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="CollectionTool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="outil de recueil")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("made_on", models.DateField(blank=True, null=True, verbose_name="établi le")),
                ("grid", models.TextField(verbose_name="grille")),
                ("changes", models.TextField(blank=True, verbose_name="ce qui a changé")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plan.meeting",
                        verbose_name="séminaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "outil de recueil",
                "verbose_name_plural": "outils de recueil",
                "ordering": ["title", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("title", "version"), name="collection_tool_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DataRequestReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reminded_on", models.DateField(verbose_name="relance envoyée le")),
                ("sent_by_vigie", models.BooleanField(default=False, verbose_name="envoyée par Vigie")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="observatory.datarequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "relance d'une demande de données",
                "verbose_name_plural": "relances des demandes de données",
                "ordering": ["reminded_on"],
                "constraints": [
                    models.UniqueConstraint(fields=("request", "reminded_on"), name="data_reminder_once_a_day")
                ],
            },
        ),
        migrations.AddField(
            model_name="CommuneGroup",
            name="communes",
            field=models.ManyToManyField(
                blank=True,
                related_name="groups",
                through="observatory.GroupedCommune",
                to="territory.commune",
                verbose_name="communes",
            ),
        ),
    ]
