"""The papers of a council as PDF in the browser, for its own people; and the certificate of a posting."""

from datetime import date
from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cms.screens import RefusesInWords, WithForm
from cms.secretariat.forms.acts import CertificateForm
from cms.secretariat.views.base import OnSession, find_act, find_session
from document_types import access
from document_types.enums import ActKind, ActState, Edition
from document_types.errors import Refusal
from document_types.lifecycle import DECIDED
from document_types.models import Act, Council, PostingCertificate, Session
from document_types.printing import attendance, session_file, sheets
from document_types.printing.acts import act_paper, editions_of
from document_types.printing.agenda import agenda
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import act_papers, postings, signatories
from document_types.services.issued_papers import certificate_as_issued
from document_types.views.files import pdf_response

# Those who may print a confidential paper of the council: its secretariat and its president.
CONFIDENTIAL = (Capability.PREPARE, Capability.SIGN_PRESIDENT)


def require_inside(user, council: Council) -> None:
    if not access.holds_any(user, access.INSIDE, council.page):
        raise PermissionDenied(_("Les papiers d'un conseil s'impriment par ceux qui en font partie."))


class Printed(RefusesInWords, View):
    """A paper, shown in the browser under a name of its own."""

    def get(self, request, *args, **kwargs):
        file, name = self.paper(**kwargs)
        return pdf_response(file, f"{name}.pdf", is_private=True)

    @cached_property
    def edition(self) -> Edition:
        """The one that the address asks for, or that of the reader's language."""
        asked = self.request.GET.get("edition", language())
        if asked not in Edition.values:
            raise Http404
        return Edition(asked)

    def paper(self, **kwargs) -> tuple[BinaryIO, str]:
        """The file and its name; what finds the facts asks for the right."""
        raise NotImplementedError


class OfSession(Printed):
    def paper(self, pk):
        session = find_session(self.request.user, pk)
        require_inside(self.request.user, session.council)
        return self.of(session)

    def of(self, session: Session) -> tuple[BinaryIO, str]:
        raise NotImplementedError


class SessionFile(OfSession):
    def of(self, session):
        with_confidential = self.request.GET.get("confidentiel") == "1"
        if with_confidential and not access.holds_any(self.request.user, CONFIDENTIAL, session.council.page):
            raise PermissionDenied(
                _("Les pièces confidentielles s'impriment par le secrétariat ou le président du conseil.")
            )
        file = session_file.session_file(session, with_confidential=with_confidential, edition=self.edition)
        return file, f"dossier-{session.opens_on.isoformat()}"


class Agenda(OfSession):
    def of(self, session):
        return BytesIO(agenda(session, self.edition)), f"ordre-du-jour-{session.opens_on.isoformat()}"


class AttendanceRegister(OfSession):
    is_blank = False

    def of(self, session):
        name = "feuille-de-presence" if self.is_blank else "registre-de-presence"
        file = BytesIO(attendance.of_session(session, is_blank=self.is_blank, edition=self.edition))
        return file, f"{name}-{session.opens_on.isoformat()}"


class PostingList(OfSession):
    def of(self, session):
        acts = decided(session)
        if not acts.exists():
            raise Refusal(_("Aucune délibération n'est à afficher : le conseil n'en a pas encore adopté."))
        return BytesIO(sheets.posting_list(session, acts, self.edition)), f"affichage-{session.opens_on.isoformat()}"


def decided(session: Session):
    """What the council adopted, signed or not yet."""
    return session.acts.of_kind(ActKind.DELIBERATION).filter(state__in=DECIDED).order_by("year", "number", "pk")


class ActPaper(Printed):
    """An act as it was issued once signed; before that, a project that says so on every page."""

    def paper(self, pk, edition):
        act = find_act(self.request.user, pk)
        if not signatories.signs(self.request.user, act):
            require_inside(self.request.user, act.council)
        if edition not in editions_of(act):
            raise Http404
        issued = act_papers.paper_of(act)
        file = act_papers.file_of(issued, Edition(edition)) if issued else None
        return file or BytesIO(act_paper(act, Edition(edition))), f"{act.kind}-{act.number_slug or act.pk}-{edition}"


class Certificate(Printed):
    def paper(self, pk):
        mine = PostingCertificate.objects.filter(council__in=access.councils_for(self.request.user, *access.INSIDE))
        certificate = access.get_visible(mine.select_related("council__collectivity", "council__page"), pk=pk)
        file = certificate_as_issued(certificate, self.edition)
        file = file or BytesIO(sheets.certificate(certificate, self.edition))
        return file, f"certificat-{certificate.number}-{certificate.year}"


class CertifyPosting(WithForm, OnSession):
    """One certificate for what was posted on one day."""

    page_title = gettext_lazy("Certificat d'affichage")
    form_class = CertificateForm
    submit_label = gettext_lazy("Établir le certificat")
    success_message = gettext_lazy("Le certificat est établi : imprimez-le, le président le signe.")

    @cached_property
    def day(self) -> date:
        try:
            return date.fromisoformat(self.kwargs["day"])
        except ValueError as wrong:
            raise Http404 from wrong

    def get_form_kwargs(self):
        acts = decided(self.session).filter(posted_on=self.day)
        if not acts:
            raise Http404
        return {"acts": acts, **super().get_form_kwargs()}

    def carry_out(self, form):
        postings.certify(council=self.session.council, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("secretariat:posting", args=[self.session.pk])


def papers_of(user, session: Session) -> list[tuple[str, str, bool]]:
    """What can be printed now, for those of the council: its label, its address, and whether it has editions."""
    if not access.holds_any(user, access.INSIDE, session.council.page) or session.is_year_of_archives:
        return []
    whole = reverse("secretariat:session_file", args=[session.pk])
    found = [(_("Dossier de session"), whole, True)]
    if access.holds_any(user, CONFIDENTIAL, session.council.page):
        found.append((_("Dossier avec les pièces confidentielles"), f"{whole}?confidentiel=1", True))
    editions = {_("Ordre du jour"): "agenda_paper", _("Feuille de présence à signer"): "attendance_sheet"}
    if session.sittings.exists():
        editions[_("Registre de présence")] = "attendance_register"
    if decided(session).exists():
        editions[_("Liste des délibérations à afficher")] = "posting_list"
    found += [(label, reverse(f"secretariat:{name}", args=[session.pk]), True) for label, name in editions.items()]
    of_council = {_("Registres du conseil"): "registers"}
    if access.holds(user, Capability.PREPARE, session.council.page):
        of_council[_("En-tête des papiers du conseil")] = "letterhead"
    return found + [
        (label, reverse(f"secretariat:{name}", args=[session.council_id]), False) for label, name in of_council.items()
    ]


def acts_to_print(user, session: Session) -> list[tuple[Act, list[tuple[Edition, str]], str]]:
    """Each act of the session, the address of its paper in each language, and where this user signs it if he may."""
    if not access.holds_any(user, access.INSIDE, session.council.page) or session.is_year_of_archives:
        return []
    acts = session.acts.exclude(state=ActState.CANCELLED).with_council().order_by("kind", "year", "number", "pk")
    acts = acts.prefetch_related("issued_papers")
    signs = access.holds_any(user, signatories.CAPABILITIES.values(), session.council.page)
    return [
        (
            act,
            [(each, _paper_address(act, each)) for each in editions_of(act)],
            signing_address(user, act) if signs else "",
        )
        for act in acts
    ]


def signing_address(user, act: Act) -> str:
    """Where an issued paper is signed by a certificate; empty where this user signs it not, or there is none yet."""
    is_issued = any(paper.revision_id == act.revision_id for paper in act.issued_papers.all())
    return reverse("secretariat:sign_paper", args=[act.pk]) if is_issued and signatories.signs(user, act) else ""


def _paper_address(act: Act, edition: Edition) -> str:
    return reverse("secretariat:act_paper", args=[act.pk, edition.value])


def certificates_of(session: Session) -> list[dict]:
    """Each day on which acts of the session were posted, with its certificates."""
    posted = decided(session).filter(posted_on__isnull=False)
    certificates = PostingCertificate.objects.filter(acts__session=session).distinct().order_by("year", "number")
    by_day = {day: [] for day in sorted(set(posted.values_list("posted_on", flat=True)))}
    for certificate in certificates:
        by_day.setdefault(certificate.posted_on, []).append(certificate)
    return [{"day": day, "certificates": found} for day, found in by_day.items()]
