"""The registers of a council, year by year: to be printed, numbered and initialled, and their certified copies."""

from datetime import date
from io import BytesIO

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, Screen
from cms.secretariat.views import printing
from document_types import access
from document_types.enums import Register
from document_types.law.rule import LAST_YEAR
from document_types.models import Council
from document_types.printing.registers import FIRST_YEAR, PRINTED, has_entries, years_of
from document_types.rights import Capability
from document_types.services import certified_registers
from document_types.services.certified_registers import Copy

_NAMES = {
    Register.DECISIONS: "registre-deliberations",
    Register.MINUTES: "registre-proces-verbaux",
    Register.ATTENDANCE: "registre-presence",
}


def find_council(user, pk: int) -> Council:
    """Its registers are for its own people."""
    return access.get_visible(access.councils_for(user, *access.INSIDE).select_related("page"), pk=pk)


def asked(register: str, year: int) -> Register:
    """The register of that name; there is no year beyond those that the law knows of."""
    if register not in Register.values or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return Register(register)


class Registers(Screen):
    page_title = gettext_lazy("Registres du conseil")
    template_name = "admin/secretariat/registers.html"

    @cached_property
    def council(self) -> Council:
        return find_council(self.request.user, self.kwargs["pk"])

    def check_right(self):
        """Finding the council asks for the right."""
        return self.council

    def get_trail(self):
        return [(_("Sessions"), reverse("secretariat:sessions"))]

    def get_context_data(self, **kwargs):
        copies = certified_registers.copies_of(self.council)
        can_certify = access.holds(self.request.user, Capability.SIGN_PRESIDENT, self.council.page)
        years = [
            (year, [_row(self.council, each, year, copies) for each in Register]) for year in years_of(self.council)
        ]
        return super().get_context_data(council=self.council, years=years, can_certify=can_certify, **kwargs)


def _row(council: Council, register: Register, year: int, copies: list[Copy]) -> dict:
    return {
        "register": register,
        "address": reverse("secretariat:printed_register", args=[council.pk, register.value, year]),
        "has_entries": has_entries(council, register, year),
        "copies": [each for each in copies if (each.register, each.year) == (register, year)],
    }


class Certify(OnlyPost):
    success_message = gettext_lazy("La copie certifiée est établie : imprimez-la, puis signez-la avec le secrétaire.")

    def carry_out(self, request, pk):
        council = find_council(request.user, pk)
        typed = request.POST.get("year", "")
        year = int(typed) if typed.isdecimal() else 0
        register = asked(request.POST.get("register", ""), year)
        certified_registers.certify(council=council, register=register, year=year, user=request.user)
        return reverse("secretariat:registers", args=[council.pk])


class Printed(printing.Printed):
    """A register for one year: there is no asking for all of them at once."""

    def paper(self, pk, register, year):
        council = find_council(self.request.user, pk)
        found = asked(register, year)
        return BytesIO(PRINTED[found](council, year, edition=self.edition)), f"{_NAMES[found]}-{year}"


class CertifiedCopy(printing.Printed):
    """The copy as it was certified, whatever has been entered or renamed since."""

    def paper(self, pk, register, year, day):
        council = find_council(self.request.user, pk)
        try:
            copy = Copy(asked(register, year), year, date.fromisoformat(day))
        except ValueError as wrong:
            raise Http404 from wrong
        file = certified_registers.as_certified(council, copy, self.edition)
        if file is None:
            raise Http404
        return file, f"{_NAMES[copy.register]}-{year}-certifie-{day}"
