"""Turns a refusal of the domain into a sentence on the page the user came from."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from document_types.errors import Refusal, impossible
from document_types.lifecycle import ImpossibleStep


class RefusalMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, ImpossibleStep):
            exception = impossible(exception)
        if not isinstance(exception, Refusal):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"error": str(exception)}, status=409)
        messages.error(request, str(exception))
        return redirect(_where_they_came_from(request))


def _where_they_came_from(request) -> str:
    referer = request.headers.get("Referer", "")
    if referer and url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return referer
    return reverse("wagtailadmin_home")
