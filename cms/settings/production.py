"""The strict base: refuses to start half-configured; README lists each environment variable."""

from email.utils import parseaddr
from pathlib import Path

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
BASE_URL = env.str("BASE_URL")
DEBUG = False

INSTALLED_APPS = [
    "cms",
    "workflows",
    "document_types",
    "search",
    "wagtail.contrib.typed_table_block",
    "cms.people.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.RefusalMiddleware",
    "cms.admin_search.asker.AskerMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "cms.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# A power cut must not lose a commit: synchronous stays FULL. IMMEDIATE takes the write lock when a transaction
# opens, so that two writers wait for each other instead of failing half-way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
    ),
}


def database(url):
    """Return Django's settings for the database at `url`, with our options where it is SQLite."""
    config = environ.Env.db_url_config(url)
    config["CONN_MAX_AGE"] = None
    config["CONN_HEALTH_CHECKS"] = True
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    return config


DATABASES = {"default": database(env.str("DATABASE_URL"))}
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

SEARCH_URL = env.str("SEARCH_URL")
SEARCH_FLUSH_ON_COMMIT = True

vars().update(env.email_url("EMAIL_URL"))
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":  # noqa: F821 set by the line above
    EMAIL_BACKEND = "cms.mail.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="majaliss@localhost")
# Where mail that was not delivered comes back, read by `receive_mail`; empty: it goes to the sender of all mail.
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", default=f"bounce@{parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition('@')[2]}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# At most one message to a person in so many hours; what is urgent leaves with the next run.
DIGEST_HOURS = env.int("DIGEST_HOURS", default=4)

# The time-stamping authority (RFC 3161) that receipts, publications and roots are sent to; empty: none is asked.
TSA_URL = env.str("TSA_URL", default="")
# The certificate it is believed by: its own or its root's, in a file; empty: any authority's token that is whole.
TSA_CERT = env.str("TSA_CERT", default="")

# The certificates by which collectivities seal their papers: `<code>.p12`, its passphrase in `<code>.pass`.
SEALS_DIR = env.str("SEALS_DIR", default="")

# The roots whose certificates are believed: one file each, PEM or DER.
TRUSTED_ROOTS_DIR = env.str("TRUSTED_ROOTS_DIR", default="")

MEDIA_ROOT = env.str("MEDIA_ROOT")
# No address is served straight from the folder: every file passes a permission check.
MEDIA_URL = "/medias/"
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
FORMAT_MODULE_PATH = ["cms.formats"]
TIME_ZONE = "Africa/Casablanca"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
DEMO_TODAY = None
IS_DEVELOPMENT = False

LOGIN_URL = "wagtailadmin_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Only a proxy that sets the header itself may be believed: any visitor can send it.
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The editor shows the preview of a page in a frame of the same site.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

# Wagtail's admin brings inline styles of its own; the portal has none.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/", "/documents/"],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    },
}

WAGTAIL_SITE_NAME = "Majaliss"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("ar", "العربية")]
WAGTAILDOCS_DOCUMENT_MODEL = "document_types.CouncilDocument"
WAGTAILIMAGES_IMAGE_MODEL = "document_types.CouncilImage"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "txt"),
    # What becomes a PDF at the deposit.
    *("jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif"),
    *("docx", "xlsx", "odt", "ods"),
]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "document_types.forms.CouncilDocumentForm"
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflows.finish.close"
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AGING_PAGES_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Whoever changes the address of an account receives its new password.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_USER_TIME_ZONES = ["Africa/Casablanca"]
WAGTAILADMIN_COMMENTS_ENABLED = False
# The stock backend stores every text again and takes seconds for a common word: the archive's index answers.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.admin_search.backend", "AUTO_UPDATE": False}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # The one says at each start that it can log, the other tells of each request.
    "loggers": {"pikepdf": {"level": "WARNING"}, "elastic_transport": {"level": "WARNING"}},
}
