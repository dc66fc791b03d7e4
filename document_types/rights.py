"""The capabilities that a group may hold over a part of the page tree, and the page rights that follow from them."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from wagtail.models import PAGE_PERMISSION_TYPES, PagePermissionTester


class Capability(StrEnum):
    """A right of the law, given as a Wagtail page permission at one place of the tree, descending from there."""

    PREPARE = "prepare"
    SIGN_PRESIDENT = "sign_president"
    SIGN_SECRETARY = "sign_secretary"
    ATTEND = "attend"
    REVIEW = "review"
    OBSERVE = "observe"
    ARCHIVE = "archive"

    @property
    def codename(self) -> str:
        return f"{self.value}_page"


CAPABILITY_LABELS = {
    Capability.PREPARE: _("Préparer les sessions et les actes du conseil"),
    Capability.SIGN_PRESIDENT: _("Signer comme président du conseil"),
    Capability.SIGN_SECRETARY: _("Signer comme secrétaire du conseil"),
    Capability.ATTEND: _("Siéger au conseil"),
    Capability.REVIEW: _("Contrôler la légalité"),
    Capability.OBSERVE: _("Suivre l'avancement des dossiers"),
    Capability.ARCHIVE: _("Tenir les archives"),
}

# Wagtail's group form deletes each page permission it does not know: it must know ours.
PAGE_PERMISSION_TYPES += [(capability.value, label, label) for capability, label in CAPABILITY_LABELS.items()]


class FactPagePermissions(PagePermissionTester):
    """Rights over a page that stands for a fact: it is never moved, copied, deleted or unpublished by hand.

    Superusers are held to it too: Wagtail's own tester lets them pass.
    """

    def can_delete(self, ignore_bulk=False):
        return False

    def can_move(self):
        return False

    def can_move_to(self, destination):
        return False

    def can_copy(self):
        return False

    def can_copy_to(self, destination, recursive=False):
        return False

    def can_unpublish(self):
        return False

    def can_reorder_children(self):
        return False

    def can_lock(self):
        return False

    def can_unlock(self):
        return False

    def can_set_view_restrictions(self):
        return False


class ActPagePermissions(FactPagePermissions):
    """Rights over the page of an act: who may write it; going online and into force is for services alone."""

    def can_publish(self):
        return False

    def can_unschedule(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_submit_for_moderation(self):
        return False

    def can_edit(self):
        return Capability.PREPARE in getattr(self, "permissions", ())
