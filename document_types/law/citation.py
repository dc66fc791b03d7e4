"""The texts of law and the way an article of them is cited."""

from dataclasses import dataclass
from enum import StrEnum

from .wording import Bilingual, Language


class Law(StrEnum):
    """The three organic laws, and the decrees, codes and usages that rows beside them rest on."""

    REGIONS = "111-14"
    PREFECTURES_AND_PROVINCES = "112-14"
    COMMUNES = "113-14"
    HANDOVER_IN_REGIONS = "2.16.302"
    HANDOVER_IN_PREFECTURES_AND_PROVINCES = "2.16.303"
    HANDOVER_IN_COMMUNES = "2.16.304"
    OFFICIAL_BULLETIN = "2.05.688"
    WORKING_HOURS = "2.05.916"
    PUBLIC_HOLIDAYS = "2.77.169"
    UNITY_DAY = "2.25.1140"
    INTERNAL_REGULATIONS = "internal"
    CODE_OF_OBLIGATIONS = "DOC"
    CODE_OF_CIVIL_PROCEDURE = "CPC"

    @property
    def label(self) -> Bilingual:
        if self in _NAMED:
            return _NAMED[self]
        noun = _ORGANIC_LAW if self in _ORGANIC_LAWS else _DECREE
        # U+2066 and U+2069 isolate the number: an Arabic line would show 113-14 as 14-113.
        return Bilingual(f"{noun.fr} n° {self.value}", f"{noun.ar} رقم \u2066{self.value}\u2069")


_ORGANIC_LAWS = frozenset({Law.REGIONS, Law.PREFECTURES_AND_PROVINCES, Law.COMMUNES})
_ORGANIC_LAW = Bilingual("loi organique", "القانون التنظيمي")
_DECREE = Bilingual("décret", "المرسوم")
_NAMED = {
    Law.INTERNAL_REGULATIONS: Bilingual("règlements intérieurs consultés", "أنظمة داخلية اطلع عليها"),
    Law.CODE_OF_OBLIGATIONS: Bilingual("code des obligations et des contrats", "قانون الالتزامات والعقود"),
    Law.CODE_OF_CIVIL_PROCEDURE: Bilingual("code de procédure civile", "قانون المسطرة المدنية"),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands; without an article, the text as a whole says it."""

    law: Law
    article: int | None
    also: tuple[int, ...] = ()

    @property
    def articles(self) -> tuple[int, ...]:
        return (self.article, *self.also) if self.article else ()

    @property
    def wording(self) -> Bilingual:
        if not self.articles:
            return self.law.label
        law, articles = self.law.label, self.articles_wording
        return Bilingual(f"{law.fr}, {articles.fr}", f"{law.ar}، {articles.ar}")

    @property
    def articles_wording(self) -> Bilingual:
        numbers = [str(number) for number in self.articles]
        *head, last = numbers
        french = f"{', '.join(head)} et {last}" if head else last
        arabic_noun = {1: "المادة", 2: "المادتان"}.get(len(numbers), "المواد")
        return Bilingual(f"art. {french}", f"{arabic_noun} {' و'.join(numbers)}")

    def label(self, language: Language) -> str:
        return self.wording.in_language(language)
