"""One process and one file each on a laptop: what differs from production."""

import os
from datetime import date
from pathlib import Path

VAR = Path(__file__).resolve().parents[2] / "var"
VAR.mkdir(exist_ok=True)

for name, value in {
    "SECRET_KEY": "development-only-not-a-secret",
    "ALLOWED_HOSTS": "*",
    "BASE_URL": "http://127.0.0.1:8000",
    "DATABASE_URL": f"sqlite:///{VAR / 'majaliss.sqlite3'}",
    "SEARCH_URL": f"tantivy://{VAR / 'search'}",
    "MEDIA_ROOT": str(VAR / "media"),
    "EMAIL_URL": f"filemail:////{VAR / 'mail'}",
    "SECURE_SSL_REDIRECT": "off",
}.items():
    os.environ.setdefault(name, value)

from .production import *  # noqa: E402 the base reads the variables set above

DEMO_TODAY = date.fromisoformat(os.environ["DEMO_TODAY"]) if os.environ.get("DEMO_TODAY") else None
DEBUG = os.environ.get("DEBUG", "off") == "on"
EMAIL_FILE_PATH = os.environ.get("EMAIL_FILE_PATH", str(VAR / "mail"))
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
# Nothing is collected here; the finders serve what the apps bring.
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
IS_DEVELOPMENT = True
