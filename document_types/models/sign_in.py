"""The links by which members enter their space without a password."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignInLink(models.Model):
    """A link sent to a declared address: used once, and soon dead; only the hash of its secret is kept."""

    email = models.EmailField(_("courriel"))
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("envoyé le"))
    used_at = models.DateTimeField(_("utilisé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("lien de connexion")
        verbose_name_plural = _("liens de connexion")
        indexes = [models.Index(fields=["email", "-created_at"], name="sign_in_recent")]

    def __str__(self):
        return f"{self.email}: {self.created_at}"
