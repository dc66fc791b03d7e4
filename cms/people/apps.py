"""Wagtail's app of users, with this project's own screens of them."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "cms.people.users.UserViewSet"
