import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import vigie.internships.models.campaigns


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0005_roles_of_internships"),
        ("accounts", "__first__"),
        ("surveys", "0003_freeze_published_versions"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(default=vigie.internships.models.campaigns.new_code, max_length=20, unique=True),
                ),
                ("name", models.CharField(max_length=150, unique=True, verbose_name="nom")),
                ("introduction", models.TextField(blank=True, verbose_name="présentation")),
                ("levels", models.JSONField(default=list, verbose_name="niveaux")),
                ("offers_until", models.DateField(verbose_name="dernier jour pour proposer des offres")),
                ("lists_from", models.DateField(verbose_name="les élèves classent à partir du")),
                ("lists_until", models.DateField(verbose_name="dernier jour pour classer")),
                ("draw_on", models.DateField(verbose_name="jour du tirage public")),
                (
                    "policy",
                    models.CharField(
                        choices=[
                            ("none", "aucune place réservée"),
                            ("minimum_guarantee", "places réservées d'abord : un minimum garanti"),
                            ("over_and_above", "places ouvertes d'abord : les réservées s'ajoutent"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="ordre des places",
                    ),
                ),
                ("reserves", models.JSONField(blank=True, default=dict, verbose_name="parts réservées")),
                (
                    "least_age",
                    models.PositiveSmallIntegerField(
                        default=13,
                        validators=[
                            django.core.validators.MinValueValidator(13),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="âge minimum",
                    ),
                ),
                (
                    "most_age",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(13),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="âge maximum",
                    ),
                ),
                (
                    "public_value",
                    models.CharField(blank=True, max_length=250, verbose_name="valeur publique du tirage"),
                ),
                (
                    "publishes_files",
                    models.BooleanField(default=True, verbose_name="ouvre au public les fichiers de vérification"),
                ),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="règles publiées le")),
                (
                    "second_lists_until",
                    models.DateField(blank=True, null=True, verbose_name="dernier jour pour classer au second tour"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="terminée le")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="campagne fictive de la démonstration"),
                ),
                (
                    "feedback_wave",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="surveys.wave",
                        verbose_name="retour de stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "campagne de stages",
                "verbose_name_plural": "campagnes de stages",
                "ordering": ["-lists_from", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lists_from__lte", models.F("lists_until")), ("offers_until__lte", models.F("lists_until"))
                        ),
                        name="campaign_lists_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("draw_on__gt", models.F("lists_until"))), name="campaign_draw_after_lists"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("most_age", None), ("most_age__gte", models.F("least_age")), _connector="OR"
                        ),
                        name="campaign_ages_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="weeks", to="internships.campaign"
                    ),
                ),
            ],
            options={
                "verbose_name": "période de stage",
                "verbose_name_plural": "périodes de stage",
                "ordering": ["campaign", "starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "starts_on", "ends_on"), name="campaign_week_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="campaign_week_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("agriculture", "agriculture, animaux, nature"),
                            ("crafts", "artisanat et métiers d'art"),
                            ("building", "bâtiment et travaux publics"),
                            ("trade", "commerce et vente"),
                            ("culture", "culture et communication"),
                            ("law", "droit et sécurité"),
                            ("education", "éducation et petite enfance"),
                            ("energy", "énergie et environnement"),
                            ("finance", "banque, assurance, gestion"),
                            ("hospitality", "hôtellerie et restauration"),
                            ("industry", "industrie et maintenance"),
                            ("digital", "numérique"),
                            ("health", "santé et accompagnement"),
                            ("public", "services publics"),
                            ("sport", "sport et loisirs"),
                            ("transport", "transport et logistique"),
                            ("other", "autre secteur"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="secteur",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                (
                    "diversity_charter",
                    models.BooleanField(blank=True, null=True, verbose_name="a signé la charte de la diversité"),
                ),
                (
                    "diversity_charter_on",
                    models.DateField(blank=True, null=True, verbose_name="charte de la diversité signée le"),
                ),
                (
                    "exchange_charter_on",
                    models.DateField(blank=True, null=True, verbose_name="charte de la bourse signée le"),
                ),
                ("is_listed", models.BooleanField(default=False, verbose_name="citée parmi les structures engagées")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="entreprise fictive de la démonstration"),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="internship_company",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "entreprise engagée",
                "verbose_name_plural": "entreprises engagées",
                "ordering": ["organisation__name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("diversity_charter_on", None), ("diversity_charter", True), _connector="OR"
                        ),
                        name="company_charter_date_if_signed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EquityStudy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("runs", models.PositiveSmallIntegerField(verbose_name="tirages refaits")),
                ("made_on", models.DateField(auto_now=True, verbose_name="faite le")),
                ("outcome", models.JSONField(null=True)),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="equity_study",
                        to="internships.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "étude d'équité",
                "verbose_name_plural": "études d'équité",
            },
        ),
        migrations.CreateModel(
            name="FactorAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "factor",
                    models.CharField(
                        choices=[
                            ("preparation", "préparation des stagiaires"),
                            ("hosts", "sensibilisation des accueillants"),
                            ("search", "accompagnement de la recherche de stage"),
                            ("network", "fourniture d'un réseau"),
                        ],
                        max_length=12,
                        verbose_name="facteur",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="ce qui est fait")),
                ("done_on", models.DateField(verbose_name="le")),
                ("reached", models.PositiveIntegerField(blank=True, null=True, verbose_name="personnes touchées")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factor_actions",
                        to="internships.campaign",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "action sur un facteur",
                "verbose_name_plural": "actions sur les facteurs",
                "ordering": ["campaign", "factor", "done_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Mentee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pseudonym", models.CharField(max_length=12, unique=True, verbose_name="numéro")),
                ("sealed_identity", models.BinaryField()),
                (
                    "situation",
                    models.CharField(
                        choices=[
                            ("graduate", "jeune diplômé ou diplômée"),
                            ("dropped_out", "a quitté l'école sans diplôme"),
                            ("pupil", "élève"),
                            ("seeking", "en recherche d'emploi ou de formation"),
                        ],
                        max_length=12,
                        verbose_name="situation",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[
                            ("women", "fille ou femme"),
                            ("men", "garçon ou homme"),
                            ("not_stated", "non renseigné"),
                        ],
                        default="not_stated",
                        max_length=10,
                        verbose_name="sexe",
                    ),
                ),
                ("lives_in_qpv", models.BooleanField(default=False, verbose_name="habite un quartier prioritaire")),
                ("sectors", models.JSONField(default=list, verbose_name="secteurs souhaités")),
                ("slots", models.JSONField(default=list, verbose_name="disponibilités")),
                ("wishes", models.JSONField(default=list)),
                (
                    "agreed_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="a donné son accord le"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ne cherche plus depuis le")),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="jeune fictif de la démonstration")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentees",
                        to="accounts.organisation",
                        verbose_name="structure qui l'accompagne",
                    ),
                ),
            ],
            options={
                "verbose_name": "jeune qui cherche un parrainage",
                "verbose_name_plural": "jeunes qui cherchent un parrainage",
                "ordering": ["pseudonym"],
            },
        ),
        migrations.CreateModel(
            name="Mentor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("occupation", models.CharField(max_length=150, verbose_name="métier")),
                ("sectors", models.JSONField(default=list, verbose_name="secteurs")),
                ("slots", models.JSONField(default=list, verbose_name="disponibilités")),
                ("places", models.PositiveSmallIntegerField(default=1, verbose_name="jeunes accompagnés à la fois")),
                ("charter_on", models.DateField(blank=True, null=True, verbose_name="charte signée le")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ne parraine plus depuis le")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="marraine ou parrain fictif de la démonstration"),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentors",
                        to="internships.company",
                        verbose_name="entreprise",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentor",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "marraine ou parrain",
                "verbose_name_plural": "marraines et parrains",
                "ordering": ["person__name"],
            },
        ),
        migrations.CreateModel(
            name="MenteePair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("proposed_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="proposé le")),
                (
                    "mentor_agreed_on",
                    models.DateField(blank=True, null=True, verbose_name="accepté par la marraine ou le parrain le"),
                ),
                (
                    "mentee_agreed_on",
                    models.DateField(blank=True, null=True, verbose_name="accepté par le ou la jeune le"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="terminé le")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("job", "emploi"),
                            ("apprenticeship", "alternance"),
                            ("training", "formation"),
                            ("internship", "stage"),
                            ("project", "projet précisé"),
                            ("stopped", "arrêté avant la fin"),
                            ("not_stated", "non renseigné"),
                        ],
                        max_length=15,
                        verbose_name="issue",
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pairs", to="internships.mentee"
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pairs", to="internships.mentor"
                    ),
                ),
            ],
            options={
                "verbose_name": "parrainage",
                "verbose_name_plural": "parrainages",
                "ordering": ["-proposed_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)), fields=("mentee",), name="mentee_one_pair_at_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("outcome", "")),
                            models.Q(
                                ("ended_on__gte", models.F("proposed_on")),
                                ("ended_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="mentee_pair_ended_with_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MenteeName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="internships.menteepair"
                    ),
                ),
            ],
            options={
                "verbose_name": "nom de jeune transmis",
                "verbose_name_plural": "noms de jeunes transmis",
                "constraints": [models.UniqueConstraint(fields=("pair", "person"), name="mentee_name_released_once")],
            },
        ),
        migrations.CreateModel(
            name="MentoringMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="le")),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("in_person", "en personne"),
                            ("company", "visite de l'entreprise"),
                            ("remote", "à distance"),
                        ],
                        default="in_person",
                        max_length=10,
                        verbose_name="comment",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="internships.menteepair",
                    ),
                ),
            ],
            options={
                "verbose_name": "rencontre de parrainage",
                "verbose_name_plural": "rencontres de parrainage",
                "ordering": ["pair", "held_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="name_key", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "verbose_name": "clé des noms d'une structure",
                "verbose_name_plural": "clés des noms des structures",
            },
        ),
        migrations.CreateModel(
            name="NameEnvelope",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed_key", models.BinaryField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "name_key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="envelopes", to="internships.namekey"
                    ),
                ),
            ],
            options={
                "verbose_name": "enveloppe de la clé des noms",
                "verbose_name_plural": "enveloppes de la clé des noms",
                "constraints": [models.UniqueConstraint(fields=("name_key", "person"), name="name_envelope_once")],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=150, verbose_name="intitulé")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("agriculture", "agriculture, animaux, nature"),
                            ("crafts", "artisanat et métiers d'art"),
                            ("building", "bâtiment et travaux publics"),
                            ("trade", "commerce et vente"),
                            ("culture", "culture et communication"),
                            ("law", "droit et sécurité"),
                            ("education", "éducation et petite enfance"),
                            ("energy", "énergie et environnement"),
                            ("finance", "banque, assurance, gestion"),
                            ("hospitality", "hôtellerie et restauration"),
                            ("industry", "industrie et maintenance"),
                            ("digital", "numérique"),
                            ("health", "santé et accompagnement"),
                            ("public", "services publics"),
                            ("sport", "sport et loisirs"),
                            ("transport", "transport et logistique"),
                            ("other", "autre secteur"),
                        ],
                        max_length=12,
                        verbose_name="secteur",
                    ),
                ),
                ("tasks", models.TextField(max_length=4000, verbose_name="ce qu'on y fait")),
                ("levels", models.JSONField(blank=True, default=list, verbose_name="niveaux")),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                ("access", models.CharField(blank=True, max_length=400, verbose_name="comment y venir")),
                (
                    "accessibility",
                    models.CharField(
                        choices=[
                            ("unknown", "accessibilité à préciser"),
                            ("full", "accessible en fauteuil roulant"),
                            ("partial", "accessible avec de l'aide"),
                            ("none", "non accessible en fauteuil roulant"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="accessibilité",
                    ),
                ),
                (
                    "accessibility_note",
                    models.CharField(blank=True, max_length=250, verbose_name="précisions sur l'accès"),
                ),
                (
                    "has_trained_tutor",
                    models.BooleanField(default=False, verbose_name="le tuteur ou la tutrice est formé"),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="proposée le")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="publiée le")),
                ("returned_for", models.TextField(blank=True, max_length=2000, verbose_name="à revoir")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="retirée le")),
                (
                    "wording_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="raison de garder ces mots"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="internships.campaign"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="internships.company"
                    ),
                ),
                (
                    "renewed_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="renewals",
                        to="internships.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "offre de stage",
                "verbose_name_plural": "offres de stage",
                "ordering": ["campaign", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("approved_on", None), ("submitted_on__isnull", False), _connector="OR"),
                        name="offer_submitted_before_approved",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("renewed_from__isnull", False)),
                        fields=("campaign", "renewed_from"),
                        name="offer_renewed_once_a_campaign",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=250, verbose_name="nom du fichier")),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="internships.campaign"
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
                "verbose_name": "fichier à importer",
                "verbose_name_plural": "fichiers à importer",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="weeks", to="internships.offer"
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_weeks",
                        to="internships.campaignweek",
                    ),
                ),
            ],
            options={
                "verbose_name": "places d'une offre",
                "verbose_name_plural": "places des offres",
                "ordering": ["offer", "week__starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("offer", "week"), name="offer_week_once"),
                    models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="offer_week_has_seats"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="tour")),
                ("committed_on", models.DateField(verbose_name="gelé le")),
                ("draw_on", models.DateField(verbose_name="jour du tirage")),
                ("inputs", models.BinaryField()),
                ("names", models.BinaryField()),
                ("inputs_root", models.CharField(max_length=64, verbose_name="empreinte des listes")),
                ("secret_hash", models.CharField(max_length=64, verbose_name="empreinte du secret")),
                ("sealed_secret", models.BinaryField()),
                ("announced", models.CharField(max_length=250, verbose_name="valeur publique annoncée")),
                ("secret", models.CharField(blank=True, max_length=64, verbose_name="secret révélé")),
                ("public_value", models.CharField(blank=True, max_length=250, verbose_name="valeur publique")),
                ("drawn_on", models.DateField(blank=True, null=True, verbose_name="tiré le")),
                ("result", models.BinaryField(null=True)),
                ("check_report", models.BinaryField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="internships.campaign"
                    ),
                ),
            ],
            options={
                "verbose_name": "tour d'attribution",
                "verbose_name_plural": "tours d'attribution",
                "ordering": ["campaign", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "number"), name="round_once"),
                    models.CheckConstraint(
                        condition=models.Q(("draw_on__gt", models.F("committed_on"))), name="round_frozen_before_draw"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("drawn_on", None), ("public_value", ""), ("result__isnull", True), ("secret", "")
                            ),
                            models.Q(
                                ("drawn_on__isnull", False),
                                ("result__isnull", False),
                                models.Q(("secret", ""), _negated=True),
                                models.Q(("public_value", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="round_drawn_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "school_type",
                    models.CharField(
                        choices=[
                            ("college", "collège"),
                            ("general", "lycée général et technologique"),
                            ("vocational", "lycée professionnel"),
                            ("training", "centre de formation"),
                            ("e2c", "école de la deuxième chance"),
                            ("other", "autre établissement"),
                        ],
                        max_length=10,
                        verbose_name="type d'établissement",
                    ),
                ),
                ("is_priority_education", models.BooleanField(default=False, verbose_name="éducation prioritaire")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="internships.campaign"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="internship_entries",
                        to="accounts.organisation",
                        verbose_name="établissement",
                    ),
                ),
            ],
            options={
                "verbose_name": "établissement d'une campagne",
                "verbose_name_plural": "établissements des campagnes",
                "ordering": ["campaign", "organisation__name"],
                "constraints": [models.UniqueConstraint(fields=("campaign", "organisation"), name="school_entry_once")],
            },
        ),
        migrations.CreateModel(
            name="SchoolClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="classe")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("4e", "quatrième"),
                            ("3e", "troisième"),
                            ("2de", "seconde"),
                            ("vocational", "lycée professionnel"),
                            ("bts", "BTS"),
                            ("e2c", "école de la deuxième chance"),
                            ("other", "autre parcours"),
                        ],
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="classes",
                        to="internships.schoolentry",
                    ),
                ),
            ],
            options={
                "verbose_name": "classe",
                "verbose_name_plural": "classes",
                "ordering": ["entry", "name"],
                "constraints": [models.UniqueConstraint(fields=("entry", "name"), name="school_class_once")],
            },
        ),
        migrations.CreateModel(
            name="Pupil",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pseudonym", models.CharField(max_length=12, unique=True, verbose_name="numéro")),
                ("sealed_identity", models.BinaryField()),
                ("code_tag", models.BinaryField(max_length=32, null=True, unique=True)),
                (
                    "sex",
                    models.CharField(
                        choices=[
                            ("women", "fille ou femme"),
                            ("men", "garçon ou homme"),
                            ("not_stated", "non renseigné"),
                        ],
                        default="not_stated",
                        max_length=10,
                        verbose_name="sexe",
                    ),
                ),
                ("is_minor", models.BooleanField(default=True, verbose_name="est mineur ou mineure")),
                ("lives_in_qpv", models.BooleanField(default=False, verbose_name="habite un quartier prioritaire")),
                ("has_scholarship", models.BooleanField(default=False, verbose_name="a une bourse")),
                ("groups_checked_on", models.DateField(blank=True, null=True, verbose_name="situation vérifiée le")),
                ("parents_informed_on", models.DateField(blank=True, null=True, verbose_name="parents informés le")),
                ("parents_refused_on", models.DateField(blank=True, null=True, verbose_name="refus des parents le")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="retiré de la campagne le")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="territory.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "school_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pupils", to="internships.schoolclass"
                    ),
                ),
            ],
            options={
                "verbose_name": "élève",
                "verbose_name_plural": "élèves",
                "ordering": ["school_class", "pseudonym"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("withdrawn", "désistement de l'élève"),
                            ("refused", "refus de l'entreprise, accepté"),
                            ("offer_gone", "offre retirée"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="internships.offerweek",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="internships.pupil"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="internships.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "attribution",
                "verbose_name_plural": "attributions",
                "ordering": ["session", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)), fields=("pupil",), name="assignment_one_seat_a_pupil"
                    ),
                    models.UniqueConstraint(fields=("round", "pupil"), name="assignment_once_a_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_on", None)),
                            models.Q(("ended_on__isnull", False), models.Q(("end", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="assignment_ended_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="préparée le")),
                ("school_on", models.DateField(blank=True, null=True, verbose_name="signée par l'établissement le")),
                ("company_on", models.DateField(blank=True, null=True, verbose_name="signée par l'entreprise le")),
                ("pupil_on", models.DateField(blank=True, null=True, verbose_name="signée par l'élève le")),
                ("parent_on", models.DateField(blank=True, null=True, verbose_name="signée par un parent le")),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement",
                        to="internships.assignment",
                    ),
                ),
            ],
            options={
                "verbose_name": "convention de stage",
                "verbose_name_plural": "conventions de stage",
            },
        ),
        migrations.CreateModel(
            name="ChecklistTick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=[("tutor", "tuteur ou tutrice"), ("pupil", "élève")], max_length=5)),
                ("item", models.CharField(max_length=40)),
                ("done_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ticks", to="internships.assignment"
                    ),
                ),
            ],
            options={
                "verbose_name": "préparation faite",
                "verbose_name_plural": "préparations faites",
                "constraints": [
                    models.UniqueConstraint(fields=("assignment", "side", "item"), name="checklist_tick_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="internships.offer"
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offers_seen", to="internships.pupil"
                    ),
                ),
            ],
            options={
                "verbose_name": "offre consultée",
                "verbose_name_plural": "offres consultées",
                "constraints": [models.UniqueConstraint(fields=("pupil", "offer"), name="offer_view_once")],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("closed", "fermeture ou cessation de l'activité pendant la période"),
                            ("no_tutor", "la personne qui devait accueillir n'est plus disponible, sans remplacement"),
                            ("safety", "règle de sécurité ou d'âge qui s'impose au poste"),
                            ("duplicate", "place donnée deux fois par erreur de saisie"),
                            ("pupil_asked", "l'élève ou sa famille a demandé à changer"),
                        ],
                        max_length=12,
                        verbose_name="motif",
                    ),
                ),
                ("explanation", models.TextField(max_length=2000, verbose_name="explication")),
                ("asked_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "refus accepté"), ("rejected", "refus rejeté")],
                        max_length=10,
                        verbose_name="décision",
                    ),
                ),
                ("review", models.TextField(blank=True, max_length=2000, verbose_name="raison de la décision")),
                ("criterion", models.CharField(blank=True, max_length=40, verbose_name="critère en cause")),
                ("reviewed_on", models.DateField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="refusal", to="internships.assignment"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "refus d'une entreprise",
                "verbose_name_plural": "refus des entreprises",
                "ordering": ["-asked_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_on", None), ("verdict", "")),
                            models.Q(models.Q(("verdict", ""), _negated=True), ("reviewed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="refusal_reviewed_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.BinaryField()),
                ("released_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="released_names",
                        to="internships.assignment",
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
                "verbose_name": "nom transmis",
                "verbose_name_plural": "noms transmis",
                "constraints": [models.UniqueConstraint(fields=("assignment", "person"), name="name_released_once")],
            },
        ),
        migrations.CreateModel(
            name="Simulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("qpv", "élèves qui habitent un quartier prioritaire"),
                            ("scholarship", "élèves qui ont une bourse"),
                        ],
                        max_length=12,
                        verbose_name="groupe dont la part varie",
                    ),
                ),
                ("runs", models.PositiveSmallIntegerField(verbose_name="tirages")),
                ("made_on", models.DateField(auto_now=True, verbose_name="faite le")),
                ("outcome", models.JSONField(null=True)),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="simulation",
                        to="internships.campaign",
                    ),
                ),
                (
                    "lists_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="internships.campaign",
                        verbose_name="listes de la campagne",
                    ),
                ),
            ],
            options={
                "verbose_name": "simulation de règles",
                "verbose_name_plural": "simulations de règles",
            },
        ),
        migrations.CreateModel(
            name="WishList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sessions", models.JSONField(default=list)),
                ("saved_on", models.DateField(default=django.utils.timezone.localdate)),
                ("form_mark", models.CharField(blank=True, max_length=64)),
                ("helped", models.BooleanField(default=False)),
                (
                    "pupil",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wish_list", to="internships.pupil"
                    ),
                ),
            ],
            options={
                "verbose_name": "liste de vœux",
                "verbose_name_plural": "listes de vœux",
            },
        ),
        migrations.CreateModel(
            name="ActorContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("companies", "entreprises"),
                            ("chambers", "chambres consulaires et clubs d'entreprises"),
                            ("schools", "collèges, lycées et centres de formation"),
                            ("parents", "parents d'élèves"),
                            ("pupils", "élèves et jeunes"),
                            ("public_bodies", "collectivités et services de l'État"),
                            ("associations", "associations"),
                            ("employment", "emploi et insertion"),
                        ],
                        max_length=16,
                        verbose_name="catégorie d'acteurs",
                    ),
                ),
                ("actor_name", models.CharField(blank=True, max_length=200, verbose_name="qui")),
                ("held_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="le")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("to_follow", "à recontacter"),
                            ("informed", "a été informé"),
                            ("committed", "s'engage"),
                            ("declined", "ne souhaite pas participer"),
                        ],
                        default="to_follow",
                        max_length=10,
                        verbose_name="suite",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="contact fictif de la démonstration"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact avec un acteur",
                "verbose_name_plural": "contacts avec les acteurs",
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False),
                            models.Q(("actor_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="actor_contact_with_someone",
                    )
                ],
            },
        ),
    ]
