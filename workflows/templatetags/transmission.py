"""Whether a received act was sent in time, for a row or a page; the calendar is read once a request."""

from django import template

from document_types.law.reckoner import Reckoner
from document_types.models import Act
from document_types.services.reckoning import reckoner
from workflows.services import lateness

register = template.Library()


@register.simple_tag(takes_context=True)
def lateness_of(context, act: Act) -> lateness.Lateness | None:
    """Nothing where no delay ran: the session was not closed, or the act was taken over."""
    if act.received_at is None:
        return None
    return lateness.of(act, act.received_at, _reckoner(context.get("request")))


def _reckoner(request) -> Reckoner:
    if not hasattr(request, "_majaliss_reckoner"):
        here = reckoner()
        if request is None:
            return here
        request._majaliss_reckoner = here
    return request._majaliss_reckoner
