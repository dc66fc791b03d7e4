"""Opening the admin's screens as somebody."""

from html import unescape

from django.contrib.messages import get_messages


def as_user(client, user):
    client.force_login(user)
    return client


def page(response) -> str:
    return unescape(response.content.decode())


def said(response) -> list[str]:
    """The messages left for the next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]
