"""Wagtail's screens of users: roles by readable names, and no way to make oneself almighty."""

from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from cms.models import User
from cms.people.labels import role_choices


class ReadableRoles:
    """Superusers are made at the server, by its owner: no form gives that right."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        groups = self.fields["groups"]
        groups.label = _("Fonctions")
        groups.help_text = _("Une personne peut en exercer plusieurs, par exemple wali de la région et gouverneur.")
        groups.choices = role_choices(list(groups.queryset))


class CreationForm(ReadableRoles, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields - {"is_superuser"}


class EditForm(ReadableRoles, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields - {"is_superuser"}


class ProtectsSuperusers:
    """Whoever could change a superuser's password could become one."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class EditView(ProtectsSuperusers, users.EditView):
    pass


class DeleteView(users.DeleteView):
    """Whoever recorded something stays: an account is closed, not removed."""

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except ProtectedError:
            messages.error(
                request,
                _("Ce compte a inscrit des actes au registre : il ne peut pas être supprimé. Désactivez-le."),
            )
            return redirect("wagtailusers_users:edit", self.object.pk)


class UserViewSet(users.UserViewSet):
    model = User
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update=False):
        return EditForm if for_update else CreationForm
