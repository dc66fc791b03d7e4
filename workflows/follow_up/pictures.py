"""The three plots of the follow-up and the words in them, from the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.follow_up import plots
from workflows.follow_up.enums import STAGES, Holder, Step
from workflows.follow_up.figures import MEDIAN, NINTH_DECILE, Figures

_PATTERN = dict(zip(STAGES, plots.PATTERNS, strict=True))


@dataclass(frozen=True)
class Row:
    """A place with its figures; `narrower` are those of the places in it."""

    name: str
    url: str
    figures: Figures
    narrower: Mapping[str, Figures]

    @property
    def stages(self) -> list[int]:
        return [self.figures.stages[family] for family in STAGES]

    @property
    def late(self) -> list[int]:
        return [self.figures.late[holder.value] for holder in Holder]

    @property
    def late_words(self) -> str:
        return percentage(self.figures.late_share)

    @property
    def holders(self) -> list[int]:
        return [self.figures.holders[holder.value] for holder in Holder]

    @property
    def medians(self) -> list[int | None]:
        return [self.figures.days(step, MEDIAN) for step in Step]


def days_words(days: int | None) -> str:
    return "—" if days is None else ngettext("%(count)s jour", "%(count)s jours", days) % {"count": days}


def percentage(share: float) -> str:
    return _("%(number)s %%") % {"number": f"{share * 100:.0f}"}


def steps(figures: Figures) -> list[dict]:
    """The table beneath the first plot."""
    return [
        {
            "label": step.label,
            "count": sum(figures.steps[step.value].values()),
            "median": days_words(figures.days(step, MEDIAN)),
            "most": days_words(figures.days(step, NINTH_DECILE)),
        }
        for step in Step
    ]


def steps_plot(figures: Figures) -> SafeString:
    rows = []
    for step in Step:
        middle, most = figures.days(step, MEDIAN), figures.days(step, NINTH_DECILE)
        words = _("%(median)s ; neuf sur dix : %(most)s") % {"median": days_words(middle), "most": days_words(most)}
        rows.append(plots.Bar(str(step.label), middle, most, words if middle is not None else "—"))
    return plots.bars(
        "m-steps",
        rows,
        _("Durée de chaque étape, en jours"),
        _(
            "Pour chaque étape, la barre va jusqu'à la médiane : la moitié des dossiers n'a pas pris plus de jours. Le "
            "trait va jusqu'au neuvième décile. Les mêmes nombres sont dans le tableau."
        ),
    )


def stages_plot(rows: Sequence[Row]) -> SafeString:
    stacked = [
        plots.Stack(
            row.name,
            [
                plots.Segment(str(words), row.figures.stages[family], _PATTERN[family])
                for family, words in STAGES.items()
            ],
        )
        for row in rows
    ]
    return plots.stacks(
        "m-stages",
        stacked,
        _("Où en sont les dossiers, part de chaque état"),
        _(
            "Pour chaque lieu, une barre partagée selon l'état des dossiers, chaque état avec sa hachure ; au bout, le "
            "nombre de dossiers. Les mêmes nombres sont dans le tableau."
        ),
    )


def late_plot(rows: Sequence[Row]) -> SafeString:
    strips = [_strip(row) for row in rows]
    highest = max(share for strip in strips for share in strip.dots)
    return plots.strips(
        "m-late",
        strips,
        (percentage(0), percentage(highest)),
        _("Part des dossiers en retard aujourd'hui"),
        _(
            "Pour chaque lieu, une ligne de zéro à la plus forte part, et un cercle pour chacun des lieux ou conseils "
            "qu'il comprend. Les mêmes nombres sont dans le tableau."
        ),
    )


def _strip(row: Row) -> plots.Strip:
    shares = [each.late_share for each in row.narrower.values()] or [row.figures.late_share]
    words = _("%(share)s, au plus %(most)s") % {
        "share": percentage(row.figures.late_share),
        "most": percentage(max(shares)),
    }
    return plots.Strip(row.name, shares, words)


def stage_heads() -> list[str]:
    return [str(words) for words in STAGES.values()]
