import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_vault_keys"),
        ("accounts", "__first__"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bucket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BinaryField(max_length=32, unique=True)),
                ("day", models.DateField()),
                ("tokens", models.FloatField()),
                ("filled_at", models.FloatField()),
            ],
            options={
                "verbose_name": "limite d'envoi",
                "verbose_name_plural": "limites d'envoi",
                "indexes": [models.Index(fields=["day"], name="bucket_day")],
            },
        ),
        migrations.CreateModel(
            name="ReceptionPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="nom")),
                (
                    "level",
                    models.CharField(
                        choices=[("proximity", "accueil de proximité"), ("specialised", "accueil spécialisé")],
                        default="proximity",
                        max_length=12,
                        verbose_name="niveau",
                    ),
                ),
                ("introduction", models.TextField(blank=True, verbose_name="ce qu'on y trouve")),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="adresse électronique")),
                ("website", models.URLField(blank=True, verbose_name="site")),
                ("hours", models.TextField(blank=True, verbose_name="horaires")),
                ("competences", models.JSONField(blank=True, default=list, verbose_name="compétences")),
                ("languages", models.JSONField(blank=True, default=list, verbose_name="langues")),
                ("criteria", models.JSONField(blank=True, default=list, verbose_name="critères suivis")),
                ("domains", models.JSONField(blank=True, default=list, verbose_name="domaines suivis")),
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
                    "capacity",
                    models.CharField(
                        choices=[
                            ("open", "reçoit de nouvelles personnes"),
                            ("limited", "délai d'attente"),
                            ("full", "complet pour le moment"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="disponibilité",
                    ),
                ),
                (
                    "is_pole_member",
                    models.BooleanField(default=False, verbose_name="membre du pôle anti-discrimination"),
                ),
                (
                    "receives_reports",
                    models.BooleanField(default=False, verbose_name="reçoit les signalements du site"),
                ),
                ("is_published", models.BooleanField(default=False, verbose_name="dans l'annuaire public")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                ("escrow_public_key", models.BinaryField(blank=True, null=True)),
                ("is_fictitious", models.BooleanField(default=False, verbose_name="lieu fictif de la démonstration")),
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
                        related_name="reception_points",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "lieu d'accueil",
                "verbose_name_plural": "lieux d'accueil",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="reception_point_on_earth",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=12, unique=True, verbose_name="numéro")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "reçu"),
                            ("taken", "pris en charge"),
                            ("referred", "orienté"),
                            ("closed", "terminé"),
                        ],
                        default="new",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("web", "site"), ("phone", "téléphone"), ("visit", "visite"), ("letter", "courrier")],
                        default="web",
                        max_length=10,
                        verbose_name="canal",
                    ),
                ),
                ("opened_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="reçu le")),
                (
                    "last_contact_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="dernier contact le"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="terminé le")),
                ("awaits_staff", models.BooleanField(default=True, verbose_name="attend une réponse de l'accueil")),
                ("awaits_person", models.BooleanField(default=False, verbose_name="attend une réponse de la personne")),
                ("is_anonymous", models.BooleanField(default=True, verbose_name="sans coordonnées")),
                ("held_until", models.DateField(blank=True, null=True, verbose_name="gardé jusqu'au")),
                ("held_because", models.CharField(blank=True, max_length=20, verbose_name="motif de conservation")),
                ("warned_on", models.DateField(blank=True, null=True, verbose_name="effacement annoncé le")),
                ("satisfaction_asked", models.BooleanField(default=False, verbose_name="avis déjà donné")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="dossier fictif de la démonstration"),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivi par",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="support.receptionpoint",
                        verbose_name="lieu d'accueil",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "ordering": ["opened_on", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), ("closed_on__isnull", False)),
                            models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="case_closed_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_until__isnull", True), models.Q(("held_because", ""), _negated=True), _connector="OR"
                        ),
                        name="case_hold_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Compartment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shared", "partagé avec la personne"),
                            ("internal", "interne à l'accueil"),
                            ("referral", "transmis à un autre lieu"),
                            ("notes", "notes de l'autre lieu"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("generation", models.PositiveIntegerField(default=1)),
                ("needs_new_key", models.BooleanField(default=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="compartments", to="support.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "partie d'un dossier",
                "verbose_name_plural": "parties de dossiers",
                "ordering": ["case", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["referral", "notes"]), _negated=True),
                        fields=("case", "kind"),
                        name="compartment_of_a_kind_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "holder",
                    models.CharField(
                        choices=[
                            ("staff", "personne de l'accueil"),
                            ("receipt", "code de suivi"),
                            ("escrow", "dépôt de secours du lieu"),
                        ],
                        max_length=8,
                        verbose_name="détenteur",
                    ),
                ),
                ("sealed_key", models.BinaryField()),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="envelopes", to="support.compartment"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "clé scellée",
                "verbose_name_plural": "clés scellées",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("compartment", "person"),
                        name="envelope_once_per_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True)),
                        fields=("compartment", "holder"),
                        name="envelope_once_per_holder",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holder", "staff"), ("person__isnull", False)),
                            models.Q(models.Q(("holder", "staff"), _negated=True), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="envelope_of_staff_names_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.BinaryField(max_length=32, unique=True)),
                ("public_key", models.BinaryField(max_length=32)),
                ("wrapped", models.TextField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="receipt", to="support.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "code de suivi",
                "verbose_name_plural": "codes de suivi",
            },
        ),
        migrations.CreateModel(
            name="Permanence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organiser", models.CharField(blank=True, max_length=200, verbose_name="tenue par")),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "lundi"),
                            (1, "mardi"),
                            (2, "mercredi"),
                            (3, "jeudi"),
                            (4, "vendredi"),
                            (5, "samedi"),
                            (6, "dimanche"),
                        ],
                        verbose_name="jour",
                    ),
                ),
                ("starts_at", models.TimeField(verbose_name="de")),
                ("ends_at", models.TimeField(verbose_name="à")),
                ("rhythm", models.CharField(blank=True, max_length=120, verbose_name="rythme")),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="autre adresse")),
                ("by_appointment", models.BooleanField(default=False, verbose_name="sur rendez-vous")),
                ("since", models.CharField(blank=True, max_length=10, verbose_name="depuis")),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="permanences",
                        to="support.receptionpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "permanence",
                "verbose_name_plural": "permanences",
                "ordering": ["point", "weekday", "starts_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="permanence_hours_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__in", [0, 1, 2, 3, 4, 5, 6])), name="permanence_known_weekday"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Listening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="depuis le")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
                (
                    "may_override",
                    models.BooleanField(default=False, verbose_name="peut orienter sans accord en cas de danger vital"),
                ),
                (
                    "acts_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "à préciser"),
                            ("public_agent", "agent public"),
                            ("association", "membre ou salarié d'une association"),
                        ],
                        max_length=12,
                        verbose_name="écoute comme",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listenings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listenings",
                        to="support.receptionpoint",
                        verbose_name="lieu d'accueil",
                    ),
                ),
            ],
            options={
                "verbose_name": "écoute",
                "verbose_name_plural": "écoutes",
                "ordering": ["point", "person__name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("person", "point"),
                        name="listening_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="listening_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "accord demandé à la personne"),
                            ("sent", "transmise, en attente de réponse"),
                            ("accepted", "acceptée"),
                            ("refused", "refusée par le lieu"),
                            ("declined", "la personne ne veut pas"),
                            ("done", "terminée"),
                            ("withdrawn", "accord retiré"),
                            ("revoked", "annulée par l'accueil"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("asked_fields", models.JSONField(default=list, verbose_name="ce qu'on demande à partager")),
                ("asked_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="demandée le")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="réponse attendue le")),
                ("changed_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="changée le")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="referrals", to="support.case"
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referral",
                        to="support.compartment",
                    ),
                ),
                (
                    "destination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_taken",
                        to="support.receptionpoint",
                        verbose_name="orienté vers",
                    ),
                ),
                (
                    "notes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="noted_referral",
                        to="support.compartment",
                    ),
                ),
            ],
            options={
                "verbose_name": "orientation",
                "verbose_name_plural": "orientations",
                "ordering": ["asked_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "sent", "accepted"])),
                        fields=("case", "destination"),
                        name="referral_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("compartment__isnull", True),
                            ("state__in", ["sent", "accepted", "done", "refused"]),
                            _connector="OR",
                        ),
                        name="referral_shares_only_while_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notes__isnull", True), ("state__in", ["sent", "accepted", "done"]), _connector="OR"
                        ),
                        name="referral_notes_only_while_agreed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fields", models.JSONField(default=list, verbose_name="ce qui est partagé")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("receipt", "donné avec le code de suivi"),
                            ("said", "dit à la personne qui écoute"),
                            ("vital", "sans accord, danger vital"),
                        ],
                        max_length=8,
                        verbose_name="comment",
                    ),
                ),
                ("given_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="donné le")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="retiré le")),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="support.referral"
                    ),
                ),
            ],
            options={
                "verbose_name": "accord",
                "verbose_name_plural": "accords",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("referral",),
                        name="consent_live_once_per_referral",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RelayAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.PositiveSmallIntegerField(default=15, verbose_name="réponse sous (jours)")),
                ("documents", models.TextField(blank=True, verbose_name="pièces à transmettre")),
                ("consent_terms", models.TextField(blank=True, verbose_name="comment l'accord est demandé")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signée le")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
                (
                    "destination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements_taken",
                        to="support.receptionpoint",
                        verbose_name="lieu qui reçoit",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements_given",
                        to="support.receptionpoint",
                        verbose_name="lieu qui oriente",
                    ),
                ),
            ],
            options={
                "verbose_name": "convention de relais",
                "verbose_name_plural": "conventions de relais",
                "ordering": ["origin__name", "destination__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("origin", "destination"), name="relay_agreement_once"),
                    models.CheckConstraint(
                        condition=models.Q(("origin", models.F("destination")), _negated=True),
                        name="relay_agreement_between_two",
                    ),
                    models.CheckConstraint(condition=models.Q(("days__gte", 1)), name="relay_agreement_leaves_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("signed_on__isnull", True),
                            ("ends_on__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="relay_agreement_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Satisfaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.CharField(max_length=7, verbose_name="trimestre")),
                (
                    "felt_heard",
                    models.CharField(
                        choices=[
                            ("yes", "oui"),
                            ("partly", "en partie"),
                            ("no", "non"),
                            ("not_stated", "sans réponse"),
                        ],
                        max_length=10,
                        verbose_name="s'est sentie écoutée",
                    ),
                ),
                (
                    "was_helped",
                    models.CharField(
                        choices=[
                            ("yes", "oui"),
                            ("partly", "en partie"),
                            ("no", "non"),
                            ("not_stated", "sans réponse"),
                        ],
                        max_length=10,
                        verbose_name="a été aidée",
                    ),
                ),
                (
                    "feels_stronger",
                    models.CharField(
                        choices=[
                            ("yes", "oui"),
                            ("partly", "en partie"),
                            ("no", "non"),
                            ("not_stated", "sans réponse"),
                        ],
                        max_length=10,
                        verbose_name="se sent mieux armée",
                    ),
                ),
                ("is_fictitious", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "avis",
                "verbose_name_plural": "avis",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quarter__regex", "^[0-9]{4}-Q[1-4]$")), name="satisfaction_quarter_is_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stored", models.CharField(max_length=100, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("original", "original"), ("cleaned", "copie sans métadonnées")],
                        default="original",
                        max_length=10,
                    ),
                ),
                ("description", models.CharField(max_length=60)),
                ("by_person", models.BooleanField(default=False)),
                ("added_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="support.compartment"
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="support.sealedfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier scellé",
                "verbose_name_plural": "fichiers scellés",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SealedText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField(default=1)),
                ("sealed", models.BinaryField()),
                ("written_on", models.DateField(default=django.utils.timezone.localdate)),
                ("by_person", models.BooleanField(default=False)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="support.compartment"
                    ),
                ),
            ],
            options={
                "verbose_name": "texte scellé",
                "verbose_name_plural": "textes scellés",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("compartment", "field", "version"), name="sealed_text_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.CharField(max_length=7, verbose_name="trimestre")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("received", "reçus"),
                            ("taken", "pris en charge"),
                            ("referred", "orientés"),
                            ("closed", "terminés"),
                        ],
                        max_length=8,
                        verbose_name="quoi",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=0, verbose_name="combien")),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="counts", to="support.receptionpoint"
                    ),
                ),
            ],
            options={
                "verbose_name": "compte d'un lieu",
                "verbose_name_plural": "comptes des lieux",
                "ordering": ["quarter", "point", "what"],
                "constraints": [
                    models.UniqueConstraint(fields=("point", "quarter", "what"), name="support_count_once"),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__regex", "^[0-9]{4}-Q[1-4]$")), name="support_count_quarter_is_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("acknowledge", "répondre à la personne"),
                            ("step", "étape du plan d'accompagnement"),
                            ("legal_limit", "délai de la loi"),
                            ("referral", "réponse d'un autre lieu"),
                            ("follow_up", "prendre des nouvelles"),
                        ],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="pour le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
                ("text_field", models.CharField(blank=True, max_length=60)),
                ("created_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confiée à",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="support.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "tâche",
                "verbose_name_plural": "tâches",
                "ordering": ["due_on", "pk"],
            },
        ),
    ]
