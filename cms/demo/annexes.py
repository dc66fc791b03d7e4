"""The files joined to the projects of the demonstration: a table that was typed, and a paper that was scanned."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2
import typst
from django.core.files.base import ContentFile

from document_types.enums import AnnexRole
from document_types.models import AgendaItem
from document_types.printing import fonts
from document_types.services import item_papers

SCANNED_AT = 200
SHEET = """#set page(paper: "a4", margin: 2.2cm)
#set text(font: "Noto Sans Arabic", size: 11pt)
#let written = json(bytes(sys.inputs.written))
#for (lang, lines) in written [
  #set text(lang: lang, dir: if lang == "ar" { rtl } else { ltr })
  #heading(lines.first())
  #v(.6em)
  #for line in lines.slice(1) [#par(line) #v(.2em)]
  #v(1.4em)
]"""


@dataclass(frozen=True)
class DemoAnnex:
    """`lines` are those of the paper by language, its heading first; a scan is a picture, with no letter to copy."""

    title: str
    name: str
    role: AnnexRole
    lines: Mapping[str, tuple[str, ...]]
    is_part: bool = True
    is_scanned: bool = False

    def join(self, item: AgendaItem) -> None:
        item_papers.add(item=item, files=[self.file()], title=self.title, role=self.role, is_part=self.is_part)

    def file(self) -> ContentFile:
        printed = typst.compile(
            SHEET.encode(),
            font_paths=list(fonts.folders()),
            ignore_system_fonts=True,
            sys_inputs={"written": json.dumps(self.lines, ensure_ascii=False)},
        )
        if not self.is_scanned:
            return ContentFile(printed, f"{self.name}.pdf")
        picture = io.BytesIO()
        with pypdfium2.PdfDocument(printed) as document:
            drawn = document[0].render(scale=SCANNED_AT / 72, grayscale=True).to_pil()
        drawn.save(picture, "PNG", dpi=(SCANNED_AT, SCANNED_AT))
        return ContentFile(picture.getvalue(), f"{self.name}.png")


_ZONES = DemoAnnex(
    title="Zones de la taxe sur les terrains non bâtis",
    name="zones-terrains-non-batis",
    role=AnnexRole.PLAN,
    lines={
        "fr": (
            "Zones de la taxe sur les terrains urbains non bâtis",
            "Zone bien équipée, 20,00 DH le mètre carré : le centre, les deux rives de l'avenue principale et les "
            "lotissements raccordés à l'eau, à l'électricité et à l'assainissement.",
            "Zone moyennement équipée, 8,00 DH le mètre carré : les lotissements dont la voirie est en cours.",
            "Zone faiblement équipée, 1,00 DH le mètre carré : les terrains à la lisière du périmètre urbain, sans "
            "voie carrossable.",
            "Un terrain à cheval sur deux zones suit celle où se trouve sa façade.",
        ),
        "ar": (
            "مناطق الرسم على الأراضي الحضرية غير المبنية",
            "منطقة جيدة التجهيز، 20,00 درهما للمتر المربع: المركز وجانبا الشارع الرئيسي والتجزئات المرتبطة بالماء "
            "والكهرباء والتطهير.",
            "منطقة متوسطة التجهيز، 8,00 دراهم للمتر المربع: التجزئات التي توجد طرقها في طور الإنجاز.",
            "منطقة ضعيفة التجهيز، درهم واحد للمتر المربع: الأراضي الواقعة بأطراف المدار الحضري دون طريق معبدة.",
            "تتبع القطعة الواقعة في منطقتين المنطقة التي توجد بها واجهتها.",
        ),
    },
)

_OPINION = DemoAnnex(
    title="Avis de la commission du budget, numérisé",
    name="avis-commission",
    role=AnnexRole.PAPER,
    lines={
        "fr": (
            "Avis de la commission permanente du budget",
            "Réunie au siège de la commune, la commission a examiné les tarifs proposés et entendu le régisseur.",
            "Elle observe que les tarifs n'ont pas été revus depuis six ans et que le recensement des terrains est "
            "achevé. Elle demande que les propriétaires soient avertis avant la première échéance.",
            "Avis favorable, à l'unanimité des membres présents.",
        ),
    },
    is_part=False,
    is_scanned=True,
)

# By the slug of their act.
ANNEXES: dict[str, tuple[DemoAnnex, ...]] = {"aitmelloul-unbuilt-land-2026": (_ZONES, _OPINION)}
