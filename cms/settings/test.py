"""What the tests change: cheap passwords, files in memory, jobs done at once, an index of their own."""

import os
import tempfile

os.environ["EMAIL_URL"] = "memorymail://"
os.environ["SEARCH_URL"] = "tantivy://:memory:"
os.environ["TSA_URL"] = ""

from .development import *  # noqa: E402 the development settings read the variables set above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = tempfile.mkdtemp(prefix="majaliss-test-")
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS | {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    }
