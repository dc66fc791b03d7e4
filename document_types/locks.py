"""Why the text of an act cannot be edited, in words."""

from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

from document_types.enums import ActKind

_REASONS = {
    ActKind.DELIBERATION: lambda: _(
        "Texte verrouillé : le conseil a délibéré. Il ne change que par une nouvelle délibération."
    ),
    ActKind.CONVOCATION: lambda: _(
        "Texte verrouillé : la convocation est envoyée. Pour la corriger, il faut l'annuler et en envoyer une autre."
    ),
    ActKind.MINUTES: lambda: _("Texte verrouillé : le procès-verbal est établi."),
}


class LegalLock(BaseLock):
    """Follows the act's legal state, not a workflow task: an opposed text stays locked too."""

    def for_user(self, user):
        return True

    def get_message(self, user):
        return _REASONS[ActKind(self.object.act_kind)]()

    def get_locked_by(self, user):
        return _("Verrouillé par la loi")

    def get_description(self, user):
        return self.get_message(user)


class UnderReviewLock(BaseLock):
    """The text is with someone who must decide on exactly this version."""

    def for_user(self, user):
        return True

    def get_message(self, user):
        return _("Texte verrouillé : une décision est attendue sur cette version.")

    def get_locked_by(self, user):
        return _("En attente d'une décision")

    def get_description(self, user):
        return self.get_message(user)
