"""The one settings file. Whatever differs between installations comes from environment variables, validated here."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from vigie.environment import Environment, InvalidSetting

environment = Environment(os.environ)
PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent.parent

# The folder that holds all that an installation keeps: database, secret key, built static files, uploaded documents.
VIGIE_DATA_DIR = environment.folder("VIGIE_DATA_DIR", PROJECT / "data")
# On a public address, False. The demonstration turns it on: fictitious people, sign-in without password.
VIGIE_DEMO = environment.boolean("VIGIE_DEMO", default=False)
# Pages are served over HTTPS: cookies are kept for it, and plain HTTP is sent to it.
VIGIE_HTTPS = environment.boolean("VIGIE_HTTPS", default=not VIGIE_DEMO)
# Days after which an action without any news is called silent.
VIGIE_SILENT_AFTER_DAYS = environment.whole_number("VIGIE_SILENT_AFTER_DAYS", default=365, minimum=30, maximum=3650)
# Days during which a link sent by e-mail lets its reader update one action.
VIGIE_UPDATE_LINK_DAYS = environment.whole_number("VIGIE_UPDATE_LINK_DAYS", default=30, minimum=1, maximum=365)
# Size that a document joined to a meeting or to a body may not exceed, in megabytes.
VIGIE_DOCUMENT_MEGABYTES = environment.whole_number("VIGIE_DOCUMENT_MEGABYTES", default=10, minimum=1, maximum=100)
# The key of the vault, 64 hexadecimal digits; without it, a file of the data folder (``core/vault_key.py``).
VIGIE_VAULT_KEY = environment.key("VIGIE_VAULT_KEY")
# For tests: passphrases and receipts are then guessed at once. Refused on a site that others reach.
VIGIE_VAULT_LIGHT = environment.boolean("VIGIE_VAULT_LIGHT", default=False)
# An antivirus to ask about files that people join, as « host:port » of a clamd; none by default.
VIGIE_CLAMD = environment.text("VIGIE_CLAMD")
# A server of time stamps (RFC 3161) for the evidence of tests; none by default: then nothing leaves.
VIGIE_TIMESTAMP_URL = environment.web_address("VIGIE_TIMESTAMP_URL")

DEBUG = environment.boolean("VIGIE_DEBUG", default=False)
ALLOWED_HOSTS = environment.items("VIGIE_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.items("VIGIE_TRUSTED_ORIGINS", [])


def read_secret_key() -> str:
    """Return the installation's secret key, made on first use and kept readable by its owner only."""
    given = environment.text("VIGIE_SECRET_KEY")
    if given:
        return given
    path = VIGIE_DATA_DIR / "secret_key"
    try:
        if not path.exists():
            # The database and the documents are in it too: nobody else on the machine reads them.
            VIGIE_DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
        return path.read_text()
    except OSError as error:
        raise InvalidSetting(
            f"Le dossier de données {VIGIE_DATA_DIR} n'est pas accessible ({error.strerror}) : "
            "donnez-en un autre par VIGIE_DATA_DIR."
        ) from error


SECRET_KEY = read_secret_key()

INSTALLED_APPS = [
    "vigie.cockpit",
    "vigie.support",
    "vigie.internships",
    "vigie.testing",
    "vigie.label",
    "vigie.network",
    "vigie.training",
    "vigie.awareness",
    "vigie.surveys",
    "vigie.observatory",
    "vigie.plan",
    "vigie.accounts",
    "vigie.territory",
    "vigie.law",
    "vigie.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before all that may answer in place of a page, static files and refusals included.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "vigie.core.middleware.PrivacyMiddleware",
    "vigie.core.discreet.DiscreetMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "vigie.core.middleware.AddressMiddleware",
    "vigie.core.middleware.WritersMiddleware",
    "vigie.accounts.vault_session.VaultCookieMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "vigie.accounts.middleware.ReauthenticationMiddleware",
    "vigie.accounts.middleware.MembershipMiddleware",
    "vigie.accounts.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "vigie.urls"
WSGI_APPLICATION = "vigie.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database("DATABASE_URL", default=VIGIE_DATA_DIR / "vigie.sqlite3")}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vigie.core.context.page",
                "vigie.territory.context.territory",
                "vigie.accounts.context.actor",
                "vigie.cockpit.context.navigation",
            ],
            "builtins": ["vigie.core.templatetags.vigie"],
        },
    },
]
# Field templates come from the core room, so that every form has its fieldset, legend and error text.
FORM_RENDERER = "vigie.core.forms.Renderer"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VIGIE_DATA_DIR / "static"
MEDIA_ROOT = VIGIE_DATA_DIR / "documents"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": environment.text("VIGIE_STATIC_STORAGE", "whitenoise.storage.CompressedManifestStaticFilesStorage")
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# --- Who signs in, and how -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cockpit:desk"
ACCOUNT_ADAPTER = "vigie.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "cockpit:home"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Someone without an account receives nothing: Vigie does not write to addresses typed by strangers.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# allauth's own one would copy each address into a second table.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Vigie"
# A code typed as it changes, or on a phone that is slow by a few seconds, is still good (RFC 6238, § 5.2).
MFA_TOTP_TOLERANCE = 1
# Passkeys ask for HTTPS, except on the machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not VIGIE_HTTPS

# How each room tells its acts, for the pages of the journal.
VIGIE_JOURNAL_VERBS = [
    "vigie.accounts.journal.VERBS",
    "vigie.plan.journal.VERBS",
    "vigie.observatory.journal.VERBS",
    "vigie.support.journal.VERBS",
    "vigie.surveys.journal.VERBS",
    "vigie.internships.journal.VERBS",
    "vigie.testing.journal.VERBS",
    "vigie.training.journal.VERBS",
    "vigie.awareness.journal.VERBS",
    "vigie.network.journal.VERBS",
    "vigie.label.journal.VERBS",
    "vigie.cockpit.journal.VERBS",
    "vigie.territory.journal.VERBS",
]
VIGIE_JOURNAL_FIELDS = ["vigie.plan.journal.FIELDS", "vigie.observatory.journal.FIELDS"]
# What rooms read, or make, before the server parts into processes.
VIGIE_READ_AHEAD = ["vigie.surveys.page.warming.read_open_forms", "vigie.support.filing.twins.make_locks"]
# What each room can measure of its own work, for the observatory.
VIGIE_INDICATORS = [
    "vigie.plan.indicators.INDICATORS",
    "vigie.support.indicators.INDICATORS",
    "vigie.surveys.indicators.INDICATORS",
    "vigie.internships.indicators.INDICATORS",
    "vigie.testing.indicators.INDICATORS",
    "vigie.training.indicators.INDICATORS",
    "vigie.awareness.indicators.INDICATORS",
    "vigie.network.indicators.INDICATORS",
    "vigie.label.indicators.INDICATORS",
]

# --- What leaves, and what may enter ---------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_SSL_REDIRECT = VIGIE_HTTPS
# Monitoring asks the server itself, behind the proxy.
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
# Whether the domain joins the browsers' preload list is for whoever owns it to say.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if VIGIE_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if VIGIE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = VIGIE_HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = VIGIE_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# --- E-mail and background work --------------------------------------------------------------------------------------
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend" if VIGIE_DEMO else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_FILE_PATH = VIGIE_DATA_DIR / "emails"
EMAIL_HOST = environment.text("VIGIE_EMAIL_HOST", "localhost")
EMAIL_PORT = environment.whole_number("VIGIE_EMAIL_PORT", default=25, minimum=1, maximum=65535)
EMAIL_HOST_USER = environment.text("VIGIE_EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("VIGIE_EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.boolean("VIGIE_EMAIL_TLS", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("VIGIE_EMAIL_FROM", "vigie@localhost")
# The address people reach Vigie at, for links in e-mails written outside a page.
VIGIE_ADDRESS = environment.text("VIGIE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
# Work done again and again: a name, the path of the task, the time between two runs.
VIGIE_PERIODIC_JOBS = [
    ("prune", "vigie.core.pruning.prune", timedelta(days=1)),
    ("forget", "vigie.accounts.retention.forget", timedelta(days=1)),
    ("forget_links", "vigie.plan.retention.forget_links", timedelta(days=1)),
    # It writes in the morning of working days only; in between, it withdraws what lost its object.
    ("remind", "vigie.cockpit.reminders.sending.remind", timedelta(hours=1)),
    ("forget_reminders", "vigie.cockpit.reminders.retention.forget_reminders", timedelta(days=1)),
    ("forget_drafts", "vigie.cockpit.annual_report.producing.forget_drafts", timedelta(hours=6)),
    ("forget_feeds", "vigie.cockpit.agenda.retention.forget_feeds", timedelta(days=1)),
    ("measure_rooms", "vigie.observatory.indicators.room_indicators.measure_rooms_again", timedelta(days=1)),
    ("sweep_documents", "vigie.plan.meetings.documents_sweeping.sweep_documents", timedelta(days=1)),
    # Asked for every day, it looks once a month.
    ("pour", "vigie.observatory.pouring.pour", timedelta(days=1)),
    ("tell_listeners", "vigie.support.notices.tell_listeners", timedelta(hours=1)),
    ("sweep_sealed", "vigie.support.attachments.sweeping.sweep_sealed", timedelta(days=1)),
    # Erasing again what an older copy brought back comes first: it runs as soon as something does background work.
    ("purge_cases", "vigie.support.retention.purging.purge_cases", timedelta(days=1)),
    ("blend_answers", "vigie.support.dialogue.satisfaction.blend_answers", timedelta(days=1)),
    ("forget_answers", "vigie.support.dialogue.satisfaction.forget_answers", timedelta(days=1)),
    ("forget_buckets", "vigie.support.abuse.buckets.forget_buckets", timedelta(hours=1)),
    ("end_unheld_listenings", "vigie.support.points.listening.end_unheld_listenings", timedelta(hours=1)),
    ("forget_listenings", "vigie.support.points.forgetting.forget_listenings", timedelta(days=1)),
    ("close_ended_waves", "vigie.surveys.receiving.closing.close_ended_waves", timedelta(hours=1)),
    ("pour_answers", "vigie.surveys.receiving.pouring.pour_answers", timedelta(hours=1)),
    ("purge_answers", "vigie.surveys.retention.purging.purge_answers", timedelta(days=1)),
    ("purge_campaigns", "vigie.internships.after.retention.purge_campaigns", timedelta(days=1)),
    ("purge_testing", "vigie.testing.evidence.retention.purge_testing", timedelta(days=1)),
    ("forget_awareness", "vigie.awareness.retention.forget_awareness", timedelta(days=1)),
    ("purge_network", "vigie.network.retention.purge_network", timedelta(days=1)),
    ("write_to_members", "vigie.network.reminding.write_to_members", timedelta(days=1)),
    ("purge_training", "vigie.training.retention.purge_training", timedelta(days=1)),
    ("write_to_participants", "vigie.training.reminding.write_to_participants", timedelta(hours=1)),
    ("purge_label", "vigie.label.retention.purge_label", timedelta(days=1)),
    ("forget_observatory_uploads", "vigie.observatory.retention.forget_uploads", timedelta(days=1)),
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "vigie.core.discreet_logs.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        # Without any handler, Python would write the line all the same.
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Refused hosts and pages not found are no news, and their lines carry addresses typed by people.
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
