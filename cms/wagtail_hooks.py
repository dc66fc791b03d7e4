"""Wagtail finds this module by its name; the hooks themselves lie beside what they serve."""

import contextlib
import importlib

for module in ("cms.portal.serving", "cms.secretariat.hooks", "cms.dashboards.hooks"):
    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module(module)
