"""What two clerks enter at once, row by row: each row is kept as it comes, and each reads what the other wrote."""

import json

from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from cms.screens import RefusesInWords
from cms.secretariat.ballot_paper import BallotPaper
from cms.secretariat.views.agenda import find_item
from cms.secretariat.views.polls import find_poll
from cms.secretariat.views.sittings import find_sitting, parse_hour, present_now
from document_types import access
from document_types.enums import Attendance
from document_types.errors import Conflict, Refusal
from document_types.models import Presence
from document_types.reader import hour
from document_types.rights import Capability
from document_types.services import ballots, sittings

MOST_ENTRIES = 200


class Rows(RefusesInWords, View):
    """GET answers how each row stands; POST writes some rows first, each on its own, and says what became of each.

    An entry is {"row", "value", "version"}: the version is that of the row when it was read.
    """

    http_method_names = ["get", "post"]

    def check_right(self) -> None:
        access.require(self.request.user, Capability.PREPARE, self.council)

    @property
    def council(self):
        raise NotImplementedError

    def rows(self) -> dict[str, dict]:
        """By row: its value, its version, who wrote it."""
        raise NotImplementedError

    def facts(self) -> dict:
        """What the page shows beside the rows."""
        return {}

    def write(self, row: int, value: str, version: int) -> None:
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        self.check_right()
        return self.answer([])

    def post(self, request, *args, **kwargs):
        self.check_right()
        return self.answer([self._written(*entry) for entry in self._entries()])

    def answer(self, results: list[dict]) -> JsonResponse:
        response = JsonResponse({"results": results, "rows": self.rows(), **self.facts()})
        response["Cache-Control"] = "no-store"
        return response

    def _entries(self) -> list[tuple[int, str, int]]:
        try:
            entries = json.loads(self.request.body)["entries"][:MOST_ENTRIES]
            return [(int(entry["row"]), str(entry["value"]), int(entry["version"])) for entry in entries]
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise BadRequest("Entries are {row, value, version}.") from error

    def _written(self, row: int, value: str, version: int) -> dict:
        try:
            self.write(row, value, version)
        except Conflict:
            return {"row": row, "status": "conflict"}
        except Refusal as refusal:
            return {"row": row, "status": "refused", "message": str(refusal)}
        return {"row": row, "status": "kept"}


class BallotRows(Rows):
    """The votes on a point's text, or on one of the votes under it."""

    @cached_property
    def paper(self) -> BallotPaper:
        raise NotImplementedError

    @property
    def council(self):
        return self.paper.item.session.council

    def rows(self):
        return {
            str(pk): {"value": ballots.value_of(ballot), "version": ballot.version, "by": ballot.entered_by}
            for pk, ballot in self.paper.entered.items()
        }

    def facts(self):
        if not self.paper.is_open:
            return {"ended": _("Ce vote est proclamé : rechargez la page pour en lire le résultat.")}
        votes = {pk: ballots.value_of(ballot) for pk, ballot in self.paper.entered.items()}
        return self.paper.announced(votes)

    def write(self, row, value, version):
        if self.paper.sitting is None:
            raise Refusal(_("Le conseil ne peut pas délibérer : aucune séance n'est tenue avec le quorum."))
        ballots.enter(
            item=self.paper.item,
            poll=self.paper.poll,
            sitting=self.paper.sitting,
            mandate_id=row,
            value=value,
            version=version,
            user=self.request.user,
        )


class BallotsOnItem(BallotRows):
    @cached_property
    def paper(self):
        return BallotPaper(find_item(self.request.user, self.kwargs["pk"]), asked=self.request.GET.get("seance"))


class BallotsInPoll(BallotRows):
    @cached_property
    def paper(self):
        poll = find_poll(self.request.user, self.kwargs["pk"])
        return BallotPaper(poll.item, poll, asked=self.request.GET.get("seance"))


class PresenceRows(Rows):
    """Who is there: the state, the hour of arrival and the hour of leaving of each member, in one value."""

    @cached_property
    def sitting(self):
        return find_sitting(self.request.user, self.kwargs["pk"])

    @property
    def council(self):
        return self.sitting.session.council

    def rows(self):
        return {
            str(presence.pk): {
                "value": presence_value(presence),
                "version": presence.version,
                "by": presence.changed_by,
            }
            for presence in self.sitting.presences.all()
        }

    def facts(self):
        return {"sentence": present_now(self.sitting)}

    def write(self, row, value, version):
        status, arrived_at, left_at = (value.split("|") + ["", ""])[:3]
        if status not in Attendance.values:
            raise Refusal(_("Dites si ce membre est présent, excusé ou absent."))
        if any(hour.strip() and parse_hour(hour) is None for hour in (arrived_at, left_at)):
            raise Refusal(_("Donnez l'heure, par exemple 10:30."))
        presence = access.get_visible(
            Presence.objects.filter(sitting=self.sitting).select_related("mandate__councillor"), pk=row
        )
        presence.sitting = self.sitting
        if presence_value(presence) == value:
            return
        sittings.note_presence(
            presence=presence,
            version=version,
            status=Attendance(status),
            arrived_at=parse_hour(arrived_at),
            left_at=parse_hour(left_at),
            user=self.request.user,
        )


def presence_value(presence: Presence) -> str:
    hours = [hour(moment) for moment in (presence.arrived_at, presence.left_at)]
    return "|".join([presence.status, *hours])
