"""What the office says of an act beside its text: shown to that office, and to nobody else."""

from django import template

from document_types.clock import today
from workflows.people import name_of
from workflows.services.desks import authority_for

register = template.Library()
register.filter("person", name_of)


@register.inclusion_tag("admin/review/includes/office_strip.html", takes_context=True)
def office_strip(context, act) -> dict:
    """Who studies the act, how far that is, and the way to the examination; empty for another office."""
    authority = authority_for(act, context["request"].user)
    if authority is None:
        return {"authority": None}
    opinions = act.opinion_requests.filter(authority=authority, answered_on=None)
    return {
        "act": act,
        "authority": authority,
        "assignment": act.assignments.filter(authority=authority).select_related("officer").first(),
        "ended": act.examinations.filter(authority=authority).first(),
        "waiting": act.paper_requests.filter(authority=authority, answered_at=None).count(),
        "opinions": opinions.count(),
        "late_opinions": opinions.filter(due_on__lt=today()).count(),
        "notes": act.internal_notes.filter(authority=authority).count(),
    }
