"""Every rule that computes, with an answer worked out by hand on a calendar of 2026.

Days not worked that these meet: 1, 11 and 14 January, 20 March (end of Ramadan, estimated), 1 May, 27 and 28 May
(feast of sacrifice, estimated), 30 July, 14, 20 and 21 August, 25 and 26 August (birth of the Prophet, estimated),
31 October, 6 and 18 November; 1 January 2027.
"""

from dataclasses import dataclass
from datetime import date, datetime

from document_types.law.clock import CASABLANCA
from document_types.law.facts import Base, Majority
from document_types.law.levels import Level
from document_types.law.offices import Office

C = (Level.COMMUNE,)
P = (Level.PREFECTURE, Level.PROVINCE)
R = (Level.REGION,)
A = (Level.ARRONDISSEMENT,)
CP, CA, PR, CPA = C + P, C + A, P + R, C + P + A
CPR = C + P + R
ALL = CPR + A


@dataclass(frozen=True)
class Delay:
    """From `start` to the last lawful day; `effective` is the first day of the effect of silence."""

    rule: str
    levels: tuple[Level, ...]
    start: date
    last: date
    effective: date | None = None
    why: str = ""


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


def new_year(number: int, month: int = 1) -> date:
    return date(2027, month, number)


DELAYS = (
    Delay("SES-5", ALL, day(2, 2), day(2, 16)),
    Delay("SES-5", ALL, day(1, 26), day(2, 9), why="26 to 31 January are six days, nine more in February"),
    Delay("SES-6", CA, day(3, 16), day(3, 25), why="16-19, then 23-25: the 20th is a feast, 21 and 22 a weekend"),
    Delay("SES-6", PR, day(12, 21), new_year(4), why="eleven days in December, four in January"),
    Delay("SES-9", ALL, day(4, 20), day(4, 30)),
    Delay("SES-10", CPA, day(12, 20), new_year(4)),
    Delay("SES-10", R, day(2, 1), day(3, 3), why="27 days to the 28th, three more"),
    Delay("SES-11", C, day(5, 25), day(6, 4), why="25, 26, 29 May, 1 to 4 June: a feast on 27 and 28"),
    Delay("SES-11", PR, day(5, 25), day(5, 31)),
    Delay("SES-11", A, day(7, 29), day(8, 3), why="29, 31 July, 3 August: the 30th is the feast of the Throne"),
    Delay("SES-13", ALL, day(2, 20), day(3, 2)),
    Delay("SES-14", ALL, day(11, 5), day(11, 9), why="the 6th is a feast, 7 and 8 a weekend"),
    Delay("SES-15", CPR, day(11, 10), day(11, 25)),
    Delay("SES-16", CPR, day(6, 26), day(7, 3)),
    Delay("SES-21", ALL, day(2, 26), day(3, 3)),
    Delay("AGE-2", ALL, day(5, 4), day(4, 14)),
    Delay("AGE-2", ALL, new_year(11), day(12, 22)),
    Delay("AGE-3", ALL, day(4, 23), day(5, 4), day(5, 5), why="1 May is a feast, 2 and 3 a weekend"),
    Delay("AGE-10", ALL, day(8, 13), day(8, 24), why="Friday the 21st is a feast, Monday is worked"),
    Delay("AGE-16/judgment", C, day(1, 15), day(2, 14)),
    Delay("CON-2", CA, day(5, 4), day(4, 24)),
    Delay("CON-2", PR, day(3, 2), day(2, 23)),
    Delay("CON-5", ALL, day(3, 2), day(2, 27)),
    Delay("CON-8", C, day(9, 8), day(9, 23)),
    Delay("CON-8", P, day(9, 8), day(9, 18)),
    Delay("CON-8", R, day(9, 11), day(9, 28), why="the 26th is a Saturday"),
    Delay("QUO-3", ALL, day(12, 29), new_year(3)),
    Delay("QUO-4", ALL, day(5, 26), day(6, 3), why="29 May, 1 and 2 June are three full days, the 3rd follows"),
    Delay("VOT-7/replacement", ALL, day(2, 14), day(3, 1)),
    Delay("MIN-6", ALL, day(12, 17), new_year(1), why="a duty of the council does not move off a feast"),
    Delay("MIN-7", CA, day(5, 19), day(5, 27)),
    Delay("MIN-7", PR, day(5, 18), day(5, 28)),
    Delay("MIN-12", CPR, day(10, 24), day(10, 31)),
    Delay("MIN-12/reservations", CPR, day(11, 30), new_year(28, 2), why="February has no 30th"),
    Delay("MIN-17", CPR, day(12, 20), new_year(4)),
    Delay("MIN-18", CPR, day(1, 31), day(2, 28)),
    Delay("MIN-18/closing", CPR, day(3, 31), day(4, 30)),
    Delay("TRA-1", CA, day(2, 27), day(3, 23), why="5 + 5 + 4 days to the 19th, the feast on the 20th, the 23rd"),
    Delay("TRA-1", PR, day(10, 30), day(11, 16), why="2 to 5, 9 to 13, 16 November: the 6th is a feast"),
    Delay("TRA-1/orders", C, day(4, 24), day(5, 18), why="27-30 April, 4-8, 11-15 May, the 18th: 1 May is a feast"),
    Delay("TRA-1/orders", PR, day(4, 24), day(5, 11), why="27-30 April, 4 to 8 May, the 11th"),
    Delay("TRA-2", C, day(2, 26), day(3, 3)),
    Delay("TRA-4", ALL, day(12, 28), new_year(2)),
    Delay("TRA-6", A, day(5, 13), day(5, 28)),
    Delay("LEG-3", ALL, day(5, 6), day(5, 11), day(5, 12), why="7, 8, then Monday the 11th"),
    Delay("LEG-3", ALL, day(3, 18), day(3, 24), day(3, 25), why="19, 23, 24: the end of Ramadan on the 20th"),
    Delay("LEG-3", ALL, day(12, 29), new_year(4), new_year(5), why="30, 31 December, then Monday 4 January"),
    Delay("LEG-6", ALL, day(1, 30), day(3, 1)),
    Delay("LEG-6/notification", ALL, day(2, 20), day(3, 2)),
    Delay("LEG-8", ALL, day(11, 10), day(11, 19), day(11, 20), why="the 18th is the feast of independence"),
    Delay("VIS-20", ALL, day(10, 11), day(11, 2), day(11, 3), why="31 October is a feast and a Saturday"),
    Delay("BUD-2", CPR, day(11, 4), day(10, 25)),
    Delay("BUD-6", CPR, day(12, 12), new_year(4), new_year(5), why="1 January is a feast, 2 and 3 a weekend"),
    Delay("BUD-7", CPR, day(11, 21), day(12, 7), why="6 December is a Sunday"),
    Delay("BUD-8", CPR, day(12, 22), new_year(1)),
    Delay("BUD-9", CPR, day(2, 16), day(3, 3)),
    Delay("EXE-5", C, day(12, 28), new_year(4)),
    Delay("EXE-5", P, day(12, 28), new_year(7)),
    Delay("EXE-5", R, day(8, 7), day(9, 4), why="4 + 3 + 1 + 2 + 5 days between four feasts of August"),
    Delay("EXE-6", CP, day(2, 24), day(3, 3)),
    Delay("EXE-6", R, day(2, 24), day(3, 11)),
    Delay("EXE-7", CPR, day(3, 31), day(4, 30)),
    Delay("EXE-8", CPR, day(8, 31), day(9, 30)),
    Delay("PET-9", C, day(11, 30), new_year(28, 2)),
    Delay("PET-9", PR, day(12, 31), new_year(28, 2)),
    Delay("QUE-1", ALL, day(3, 30), day(2, 28)),
    Delay("COMM-8/report", CPR, day(1, 31), day(2, 28)),
)


def at(month: int, number: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, number, hour, minute, tzinfo=CASABLANCA)


HOURS = (
    ("AGE-10/ruling", ALL, at(5, 6, 10, 15), at(5, 8, 10, 15)),
    ("LEG-5", ALL, at(12, 31, 16), at(1, 2, 16, year=2027)),
    ("EXE-5/ruling", CPR, at(2, 27, 9), at(3, 1, 9)),
)

# Rule, levels, base, and for each number of it how many are needed.
SHARES = (
    ("SES-8", ALL, Base.IN_OFFICE, {25: 9, 27: 9, 28: 10}),
    ("SES-10", ALL, Base.IN_OFFICE, {25: 13, 26: 14}),
    ("AGE-7", ALL, Base.SEATS, {25: 13, 26: 13}),
    ("AGE-16", CPR, Base.IN_OFFICE, {25: 17, 27: 18}),
    ("AGE-16/vote", CPR, Base.IN_OFFICE, {25: 19, 28: 21}),
    ("QUO-2", ALL, Base.IN_OFFICE, {25: 13, 26: 14, 1: 1}),
    ("SES-14/quorum", ALL, Base.IN_OFFICE, {25: 13, 26: 14}),
    ("QUO-3", ALL, Base.IN_OFFICE, {35: 18, 34: 18}),
    ("QUO-7", CPR, Base.IN_OFFICE, {35: 18}),
    ("VOT-10", ALL, Base.PRESENT, {19: 10, 20: 11}),
    ("PUB-2", ALL, Base.IN_OFFICE, {25: 9}),
    ("LEG-10", C, Base.VOTES_CAST, {21: 14, 22: 15}),
    ("COMM-5", ALL, Base.COMMITTEE, {7: 3, 6: 2}),
    ("COMM-8", CPR, Base.IN_OFFICE, {25: 13, 24: 12}),
)
ANY_NUMBER = (("SES-14", ALL), ("QUO-4", ALL), ("QUO-6", ALL))

# Rule, levels, numbers that are allowed, numbers that are not.
COUNTS = (
    ("COMM-1", C, (2, 5), (1, 6)),
    ("COMM-1", P, (3, 12), (2,)),
    ("COMM-1", R, (3, 7), (2, 8)),
    ("COMM-3", CPR, (5, 9), (4,)),
    ("COMM-9", R, (5,), (4,)),
    ("PET-6", P, (101,), (100,)),
)
# Levels, inhabitants, whether the commune has arrondissements, signatures.
SIGNATURES = (
    (C, 34_999, False, 100),
    (C, 35_000, False, 200),
    (C, 900_000, True, 400),
    (P, 500_000, False, 300),
    (R, 999_999, False, 300),
    (R, 1_000_000, False, 400),
    (R, 3_000_000, False, 400),
    (R, 3_000_001, False, 500),
)

YEARLY = (
    ("TRA-5", CP, (12, 10)),
    ("TRA-5", R, (12, 1)),
    ("BUD-3", CP, (11, 15)),
    ("BUD-3", R, (11, 5)),
    ("BUD-4", CPR, (11, 20)),
    ("BUD-8/return", CP, (12, 31)),
    ("BUD-8/return", R, (12, 19)),
    ("BUD-8/visa", R, (12, 30)),
    ("BUD-10", CPR, (12, 31)),
    ("BUD-11", CPR, (12, 31)),
    ("BUD-12", CPR, (1, 1)),
    ("BUD-14", CPR, (1, 31)),
)

# Levels, months, and the days on which one of these sessions may open in 2026.
SESSIONS = (
    (C, (2, 5, 10), 10, (day(10, 1), day(10, 7))),
    (P, (1, 6, 9), 9, (day(9, 14), day(9, 14))),
    (R, (3, 7, 10), 10, (day(10, 5), day(10, 5))),
    (A, (1, 6, 9), 6, (day(6, 1), day(6, 7))),
)

MAJORITIES = (
    ("VOT-3", ALL, "culture.events", Majority.VOTES_CAST),
    ("VOT-4", ALL, "programme.action", Majority.MEMBERS_IN_OFFICE),
    ("VOT-4a", ALL, "services.delegated", Majority.MEMBERS_IN_OFFICE),
    ("VOT-6", ALL, "council.designation", Majority.RELATIVE),
)
ELECTIONS = (("VOT-6", ALL), ("VOT-7", ALL), ("VOT-8", ALL))

GOVERNOR, WALI, INTERIOR = Office.GOVERNOR, Office.WALI, Office.INTERIOR
OFFICES = (
    *((name, CPA, GOVERNOR) for name in ("SES-7", "PUB-3", "PUB-4", "LEG-1", "LEG-3", "AGE-10")),
    *((name, R, WALI) for name in ("SES-7", "PUB-3", "PUB-4", "LEG-1", "LEG-3", "AGE-10")),
    *((name, CPA, GOVERNOR) for name in ("LEG-2", "LEG-5")),
    *((name, R, INTERIOR) for name in ("LEG-2", "LEG-5")),
    ("CON-8", CP, GOVERNOR),
    ("CON-8", R, WALI),
    ("SES-13", CPA, GOVERNOR),
    ("SES-13", R, WALI),
    *((name, CP, GOVERNOR) for name in ("TRA-1", "TRA-1/orders")),
    *((name, R, WALI) for name in ("TRA-1", "TRA-1/orders")),
    ("TRA-5", CP, GOVERNOR),
    ("TRA-5", R, INTERIOR),
    ("TRA-6", A, GOVERNOR),
    ("LEG-9", C, INTERIOR),
    ("VIS-24", C, WALI),
    ("VIS-24", P, GOVERNOR),
    *((name, CP, GOVERNOR) for name in ("BUD-4", "BUD-6", "BUD-7", "BUD-12", "EXE-5", "EXE-5/ruling", "EXE-7")),
    *((name, R, INTERIOR) for name in ("BUD-4", "BUD-6", "BUD-7", "BUD-12", "EXE-5", "EXE-7")),
    ("EXE-5/ruling", R, WALI),
    ("BUD-10", C, GOVERNOR),
    ("BUD-10", PR, INTERIOR),
    ("BUD-11", CPR, INTERIOR),
)

# Rule, levels, a matter it names, who grants the visa.
VISAS = (
    ("VIS-1", CPA, "programme.action", GOVERNOR),
    ("VIS-2", CPA, "finance.budget", GOVERNOR),
    ("VIS-3", CPA, "organisation.administration", GOVERNOR),
    ("VIS-4", CPA, "property.disposal", GOVERNOR),
    ("VIS-5", CPA, "finance.loans", GOVERNOR),
    ("VIS-6", CA, "naming.honour", GOVERNOR),
    ("VIS-7", CPA, "cooperation.foreign", GOVERNOR),
    ("VIS-8", CA, "services.creation", GOVERNOR),
    ("VIS-9", ALL, "services.delegated", INTERIOR),
    ("VIS-10", ALL, "companies.creation", INTERIOR),
    ("VIS-1", R, "programme.action", INTERIOR),
    ("VIS-2", R, "finance.budget", INTERIOR),
    ("VIS-3", R, "organisation.administration", INTERIOR),
    ("VIS-4", R, "finance.tax_rates", INTERIOR),
    ("VIS-5", R, "finance.loans", INTERIOR),
    ("VIS-7", R, "cooperation.foreign", INTERIOR),
    ("VIS-11", R, "programme.land_use", INTERIOR),
)
