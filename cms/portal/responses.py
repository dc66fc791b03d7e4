"""How a public page answers: read-only, the same for everyone, kept for a minute, not sent twice."""

from functools import wraps

from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe


def public_page(view):
    """No session is read, so that nothing varies by cookie; ETag and 304 spare whoever pays by the byte."""
    cached = conditional_page(cache_control(public=True, max_age=60)(view))
    return require_safe(wraps(view)(cached))
