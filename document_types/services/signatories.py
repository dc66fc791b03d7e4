"""Who signs what.

The president calls (CON-1), president and secretary sign decisions (MIN-3), the secretary establishes minutes (MIN-1).
"""

from document_types.access import holds
from document_types.enums import ActKind, MandateOffice
from document_types.models import Act
from document_types.rights import Capability
from document_types.services import sitting_secretary

CAPABILITIES = {
    MandateOffice.PRESIDENT: Capability.SIGN_PRESIDENT,
    MandateOffice.SECRETARY: Capability.SIGN_SECRETARY,
}
SIGNED_BY = {
    ActKind.CONVOCATION: (MandateOffice.PRESIDENT,),
    ActKind.DELIBERATION: (MandateOffice.PRESIDENT, MandateOffice.SECRETARY),
    ActKind.MINUTES: (MandateOffice.SECRETARY,),
}
RULES = {ActKind.CONVOCATION: "CON-1", ActKind.DELIBERATION: "MIN-3", ActKind.MINUTES: "MIN-1"}


def may_sign(user, act: Act, office: str) -> bool:
    """Whoever holds the right, and the member who wrote the sitting in the secretary's place (MIN-4)."""
    office = MandateOffice(office)
    if holds(user, CAPABILITIES[office], act.council.page):
        return True
    return office == MandateOffice.SECRETARY and sitting_secretary.is_writer(user, act)


def signs(user, act: Act) -> bool:
    """Whether one of the act's signatures is this user's to give."""
    return any(may_sign(user, act, office) for office in SIGNED_BY[ActKind(act.kind)])
