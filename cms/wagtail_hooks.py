"""Wagtail finds this module by its name; the hooks themselves lie beside what they serve."""

from cms.archive import hooks as archive
from cms.dashboards import hooks as dashboards
from cms.law import hooks as law
from cms.notices import hooks as notices
from cms.people import hooks as people
from cms.portal import serving
from cms.secretariat import hooks as secretariat

__all__ = ["archive", "dashboards", "law", "notices", "people", "secretariat", "serving"]
