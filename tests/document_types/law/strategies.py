"""Days, calendars and rules for the property tests."""

from datetime import date

from hypothesis import strategies as st

from document_types.law.calendar import ClosingDay, WorkingCalendar
from document_types.law.rule import Direction, Rule
from document_types.law.statutes import rules
from document_types.law.units import Unit
from document_types.law.wording import Bilingual

ANNOUNCED = ClosingDay(Bilingual("Fermeture exceptionnelle", "إغلاق استثنائي"))
MOVED_AWAY = ClosingDay(Bilingual("Fête annoncée un autre jour", "عيد أعلن عن يوم آخر له"), is_closed=False)

days = st.dates(min_value=date(2016, 1, 1), max_value=date(2035, 12, 31))

closing_days = st.dictionaries(
    st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31)), st.just(ANNOUNCED), max_size=20
)
days_of_2026 = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 11, 15))
calendars = closing_days.map(WorkingCalendar)

FORWARD = {Direction.WITHIN, Direction.ON_DAY, Direction.AFTER}
FORWARD_RULES: list[Rule] = [rule for rule in rules() if rule.direction in FORWARD and rule.unit is not Unit.HOURS]
forward_rules = st.sampled_from(FORWARD_RULES)
working_day_rules = st.sampled_from(
    [rule for rule in FORWARD_RULES if rule.unit and rule.unit.counts_only_working_days]
)
before_rules = st.sampled_from([rule for rule in rules() if rule.direction is Direction.AT_LEAST_BEFORE])
plain_before_rules = before_rules.filter(lambda rule: rule.unit is Unit.DAYS)
duration_rules = st.sampled_from([rule for rule in rules() if rule.direction is Direction.LASTS_AT_MOST])
