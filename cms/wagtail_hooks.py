"""Wagtail finds this module by its name; the hooks themselves lie beside what they serve."""

import contextlib
import importlib

MODULES = (
    "cms.portal.serving",
    "cms.secretariat.hooks",
    "cms.dashboards.hooks",
    "cms.archive.hooks",
    "cms.people.hooks",
)

for module in MODULES:
    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module(module)
