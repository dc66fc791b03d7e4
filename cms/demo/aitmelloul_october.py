"""Aït Melloul's ordinary session of October 2026, whose preparation begins as the one of May goes on."""

from datetime import date

from .model import DemoItem, DemoSession, SessionState

OCTOBER_2026 = DemoSession(
    kind="ordinary",
    opens_on=date(2026, 10, 6),
    prepared_on=date(2026, 5, 7),
    state=SessionState.PLANNED,
    items=(
        DemoItem(
            title_fr="Rapport du président sur les actions accomplies entre les deux sessions",
            title_ar="تقرير إخباري لرئيس المجلس حول الأعمال المنجزة بين الدورتين",
        ),
    ),
)
