"""A panel of the first page: a few lines, each with what, where, until when, and a link to the very step."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from document_types.reader import comma
from document_types.services.wording import lowered

MOST = 5


@dataclass(frozen=True)
class Line:
    what: str
    url: str
    where: str = ""
    detail: str = ""
    until: str = ""
    is_late: bool = False
    written: str = ""


def until(due) -> str:
    """The lateness alone once the day has passed, else the day and what is left of it."""
    if due.is_late or not due.lateness:
        return due.lateness or due.words
    return f"{due.words}{comma()}{lowered(due.lateness)}"


class Panel(Component):
    """At most five lines; `more_url` leads to the full listing where there is one."""

    template_name = "admin/dashboards/panel.html"
    key = ""
    heading = ""
    more_url = ""

    def __init__(self, user, order: int = 100):
        self.user = user
        # Wagtail sorts the panels of every app by it.
        self.order = order

    def find(self) -> Sequence[Line]:
        raise NotImplementedError

    @cached_property
    def lines(self) -> list[Line]:
        return list(self.find())

    @property
    def empty(self) -> str:
        return _("Rien n'attend.")

    def get_context_data(self, parent_context):
        return {
            "panel": self,
            "lines": self.lines[:MOST],
            "has_more": len(self.lines) > MOST,
            "more_url": self.more_url,
        }
