import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=150, verbose_name="nom")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, null=True, unique=True, verbose_name="adresse électronique"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone professionnel")),
                ("is_active", models.BooleanField(default=False, verbose_name="a un compte")),
                (
                    "is_fictitious",
                    models.BooleanField(default=False, verbose_name="personne fictive de la démonstration"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="effacée le")),
            ],
            options={
                "verbose_name": "personne",
                "verbose_name_plural": "personnes",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_active", False), ("email__isnull", False), _connector="OR"),
                        name="person_account_has_email",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True), name="person_email_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("local_authority", "Collectivités"),
                            ("state", "État"),
                            ("social_landlord", "Bailleurs sociaux"),
                            ("association", "Associations"),
                            ("other", "Autres partenaires"),
                            ("company", "Entreprises"),
                            ("school", "Établissements scolaires"),
                            ("citizens_council", "Conseils citoyens"),
                            ("unknown", "Catégorie à préciser"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="catégorie",
                    ),
                ),
                (
                    "took_part_in_diagnosis",
                    models.BooleanField(default=False, verbose_name="a participé au diagnostic"),
                ),
                ("is_signatory", models.BooleanField(default=False, verbose_name="signataire")),
                (
                    "signatory_capacity",
                    models.CharField(blank=True, max_length=120, verbose_name="qualité du signataire"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="adresse électronique")),
                ("website", models.URLField(blank=True, verbose_name="site")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="accounts.organisation",
                        verbose_name="structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "structure",
                "verbose_name_plural": "structures",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("name"),
                        django.db.models.functions.comparison.Coalesce("parent", 0),
                        name="organisation_name_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True),
                        name="organisation_not_its_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("pilot", "pilote du plan"),
                            ("contributor", "contributeur ou contributrice"),
                            ("reader", "lecteur ou lectrice"),
                            ("elected_member", "élu ou élue"),
                            ("administrator", "administrateur ou administratrice"),
                        ],
                        max_length=20,
                        verbose_name="rôle",
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=150, verbose_name="fonction")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="depuis le")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "appartenance",
                "verbose_name_plural": "appartenances",
                "ordering": ["person__name", "organisation__name", "role"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "organisation", "role", "starts_on"), name="membership_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("starts_on__isnull", True)),
                        fields=("person", "organisation", "role"),
                        name="membership_without_start_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="membership_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JoinRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("structure_name", models.CharField(max_length=250, verbose_name="nom de la structure")),
                ("contact_name", models.CharField(max_length=150, verbose_name="votre nom")),
                ("email", models.EmailField(max_length=254, verbose_name="adresse électronique")),
                ("message", models.TextField(blank=True, max_length=4000, verbose_name="votre message")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "à traiter"), ("accepted", "acceptée"), ("declined", "déclinée")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="réponse")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="join_requests",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande d'adhésion",
                "verbose_name_plural": "demandes d'adhésion",
                "ordering": ["-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("email", "structure_name"),
                        name="join_request_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="join_request_answered_or_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("pilot", "pilote du plan"),
                            ("contributor", "contributeur ou contributrice"),
                            ("reader", "lecteur ou lectrice"),
                            ("elected_member", "élu ou élue"),
                            ("administrator", "administrateur ou administratrice"),
                        ],
                        max_length=20,
                        verbose_name="rôle",
                    ),
                ),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField(verbose_name="valable jusqu'au")),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="depuis le")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_at__isnull", True), ("revoked_at__isnull", True), _connector="OR"
                        ),
                        name="invitation_accepted_or_revoked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="invitation_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=250, unique=True, verbose_name="écrit")),
                ("is_guess", models.BooleanField(default=False, verbose_name="rapprochement à confirmer")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "autre nom",
                "verbose_name_plural": "autres noms",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="JournalEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("actor_label", models.CharField(blank=True, max_length=60)),
                ("verb", models.CharField(max_length=60)),
                ("object_type", models.CharField(max_length=60)),
                ("object_id", models.CharField(max_length=40)),
                ("object_label", models.CharField(blank=True, max_length=250)),
                ("changes", models.JSONField(default=dict)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne du journal",
                "verbose_name_plural": "journal",
                "ordering": ["-number"],
                "indexes": [
                    models.Index(fields=["object_type", "object_id", "-number"], name="journal_object"),
                    models.Index(fields=["object_type", "-number"], name="journal_object_type"),
                    models.Index(fields=["actor", "-number"], name="journal_actor"),
                    models.Index(fields=["verb", "-number"], name="journal_verb"),
                ],
            },
        ),
    ]
