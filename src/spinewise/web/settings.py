"""Django's settings, computed from the configuration the server was started with."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from spinewise.web import configuration

HERE = Path(__file__).parent
CONFIGURATION = configuration.current()

DEBUG = False
SECRET_KEY = CONFIGURATION.secret
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "spinewise.web.urls"
WSGI_APPLICATION = "spinewise.web.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "spinewise.web"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "spinewise.web.headers.Headers",
    "spinewise.web.logs.Requests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "spinewise.web.problems.Problems",
    "spinewise.web.devices.StayKnown",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "spinewise.web.context.everywhere",
            ],
        },
    },
]

# FULL: a commit has reached the disk before the person is told that it is kept. Deleted answers are overwritten.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000", "foreign_keys=ON", "secure_delete=ON")
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": CONFIGURATION.database or ":memory:",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "; ".join(f"PRAGMA {pragma}" for pragma in PRAGMAS),
        },
        # a file, so that tests may write from several threads
        "TEST": {"NAME": Path(tempfile.gettempdir()) / f"spinewise-test-{os.getpid()}.sqlite3"},
    },
}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = CONFIGURATION.static_root
STATICFILES_DIRS = [("built/motion", CONFIGURATION.motion)] if CONFIGURATION.motion else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "spinewise.web.assets.Hashed"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_AUTOREFRESH = STATIC_ROOT is None
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 60  # [s] for the few names without a hash
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.[a-z0-9]+$|/chunk-[A-Z0-9]{8}\.js$"

CSRF_COOKIE_NAME = "spinewise_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "spinewise.web.problems.csrf_failure"
APPEND_SLASH = False
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000  # [bytes] forms and the player's batches
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64_000_000  # [bytes] an export; a year of daily classes is about 14 MB

LOGGING_CONFIG = None
SILENCED_SYSTEM_CHECKS: list[str] = []
