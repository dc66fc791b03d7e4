"""What people are told by e-mail about the work that awaits them, one message for many events."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from document_types.models.acts import Act
from document_types.models.sessions import Session


class Message(models.Model):
    """An e-mail as it left, or why it did not."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="messages_received")
    address = models.EmailField(_("adresse"))
    language = models.CharField(_("langue"), max_length=2)
    subject = models.CharField(_("objet"), max_length=255)
    body = models.TextField(_("texte"))
    created_at = models.DateTimeField(_("préparé le"))
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True)
    error = models.TextField(_("échec"), blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.address}: {self.subject}"


class Notification(models.Model):
    """One event that concerns one person: who did what, on what, and why it is told; `message` once it left."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    event = models.CharField(_("événement"), max_length=40)
    reason = models.CharField(_("raison"), max_length=40)
    actor = models.CharField(_("auteur"), max_length=150, blank=True)
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="notifications")
    act = models.ForeignKey(Act, models.CASCADE, null=True, blank=True, related_name="notifications")
    created_at = models.DateTimeField(_("survenu le"))
    message = models.ForeignKey(Message, models.CASCADE, null=True, blank=True, related_name="notifications")

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(
                fields=["recipient", "created_at"],
                condition=models.Q(message__isnull=True),
                name="notification_waiting",
            )
        ]

    def __str__(self):
        return f"{self.event} → {self.recipient}"
