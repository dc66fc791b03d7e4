"""The organic laws and the way an article of them is cited."""

from dataclasses import dataclass
from enum import StrEnum

from .wording import Bilingual, Language


class Law(StrEnum):
    REGIONS = "111-14"
    PREFECTURES_AND_PROVINCES = "112-14"
    COMMUNES = "113-14"

    @property
    def label(self) -> Bilingual:
        # U+2066 and U+2069 isolate the number: an Arabic line would show 113-14 as 14-113.
        return Bilingual(
            f"loi organique n° {self.value}",
            f"القانون التنظيمي رقم \u2066{self.value}\u2069",
        )


@dataclass(frozen=True, slots=True)
class Citation:
    law: Law
    article: int
    also: tuple[int, ...] = ()

    @property
    def articles(self) -> tuple[int, ...]:
        return (self.article, *self.also)

    @property
    def wording(self) -> Bilingual:
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
