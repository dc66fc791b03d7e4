"""What follows an opposition in the demonstration: new deliberations, referrals and court rulings."""

from datetime import date

from document_types.law.wording import Bilingual

from .model import DemoLetter, DemoReexamination, Stage, Votes


def _maintained(act: str, on: date, votes: Votes, original_on: Bilingual, title: Bilingual) -> DemoReexamination:
    return DemoReexamination(
        act,
        on,
        Stage.MAINTAINED,
        votes,
        Bilingual(
            f"Délibération portant maintien de la délibération relative {title.fr}",
            f"مقرر يقضي بالإبقاء على المقرر المتعلق {title.ar}",
        ),
        (
            Bilingual(
                (
                    f"Après un nouvel examen, le conseil maintient sans changement la délibération du "
                    f"{original_on.fr} relative {title.fr}."
                ),
                (
                    f"بعد مداولة جديدة، يبقي المجلس، دون تغيير، على المقرر المتخذ بتاريخ {original_on.ar} "
                    f"والمتعلق {title.ar}."
                ),
            ),
            Bilingual(
                "Le président du conseil communique la présente délibération à l'autorité qui a formé l'opposition.",
                "يبلغ رئيس المجلس هذا المقرر إلى السلطة التي قدمت التعرض.",
            ),
        ),
    )


REEXAMINATIONS = (
    DemoReexamination(
        "aitmelloul-grants-2026",
        date(2026, 3, 17),
        Stage.REEXAMINED_WITHDRAWN,
        Votes(13, 1, 0),
        Bilingual(
            (
                "Délibération portant retrait de la délibération relative à la répartition des subventions "
                "aux associations"
            ),
            "مقرر يقضي بسحب المقرر المتعلق بتوزيع الدعم المالي على الجمعيات",
        ),
        (
            Bilingual(
                "La délibération du 3 février 2026 portant répartition des subventions aux associations est retirée.",
                "يسحب المقرر المتخذ بتاريخ 3 فبراير 2026 والقاضي بتوزيع الدعم المالي على الجمعيات.",
            ),
            Bilingual(
                (
                    "Une nouvelle répartition, établie après appel à projets, est soumise au conseil à la "
                    "session de mai."
                ),
                "يعرض على المجلس، في دورة ماي، توزيع جديد يعد بناء على إعلان عن تقديم المشاريع.",
            ),
        ),
    ),
    DemoReexamination(
        "inezgane-weekly-market",
        date(2026, 3, 18),
        Stage.REEXAMINED_AMENDED,
        Votes(11, 1, 0),
        Bilingual(
            "Délibération portant approbation, après modification, du règlement du marché hebdomadaire",
            "مقرر يقضي بالموافقة، بعد التعديل، على نظام سير السوق الأسبوعي",
        ),
        (
            Bilingual(
                (
                    "Est approuvé le règlement du marché hebdomadaire, qui fixe les jours et heures "
                    "d'ouverture, le plan des allées et les règles d'hygiène."
                ),
                (
                    "يوافق المجلس على نظام سير السوق الأسبوعي، الذي يحدد أيام وأوقات فتحه وتصميم ممراته "
                    "وقواعد حفظ الصحة به."
                ),
            ),
            Bilingual(
                "Les emplacements sont attribués par tirage au sort public, sans condition de domicile.",
                "توزع أماكن العرض عن طريق قرعة علنية، دون اشتراط محل السكنى.",
            ),
            Bilingual(
                "Le nettoyage du marché est assuré chaque soir avant 21 h par le service communal de la propreté.",
                "تتولى المصلحة الجماعية للنظافة تنظيف السوق كل مساء قبل الساعة 21.",
            ),
        ),
    ),
    _maintained(
        "aitmelloul-heavy-traffic",
        date(2026, 3, 17),
        Votes(8, 6, 0),
        Bilingual("3 février 2026", "3 فبراير 2026"),
        Bilingual(("à la circulation des véhicules lourds au centre-ville"), ("بسير العربات الثقيلة بوسط المدينة")),
    ),
    _maintained(
        "inezgane-social-centre",
        date(2026, 3, 18),
        Votes(11, 0, 1),
        Bilingual("4 février 2026", "4 فبراير 2026"),
        Bilingual("au centre social de proximité", "بالمركز الاجتماعي للقرب"),
    ),
    _maintained(
        "prefecture-sports-league",
        date(2026, 4, 7),
        Votes(6, 5, 0),
        Bilingual("12 janvier 2026", "12 يناير 2026"),
        Bilingual("à la subvention d'une association sportive", "بمنح دعم مالي لجمعية رياضية"),
    ),
    _maintained(
        "prefecture-flood-protection",
        date(2026, 4, 7),
        Votes(11),
        Bilingual("12 janvier 2026", "12 يناير 2026"),
        Bilingual("à la protection contre les inondations", "بالحماية من الفيضانات"),
    ),
    _maintained(
        "region-national-road",
        date(2026, 4, 27),
        Votes(8, 4, 1),
        Bilingual("2 mars 2026", "2 مارس 2026"),
        Bilingual("à l'entretien d'une section de route nationale", "بصيانة مقطع من طريق وطنية"),
    ),
    _maintained(
        "region-agency-staff",
        date(2026, 4, 27),
        Votes(7, 6, 0),
        Bilingual("2 mars 2026", "2 مارس 2026"),
        Bilingual("au personnel de l'agence régionale", "بمستخدمي الوكالة الجهوية"),
    ),
)

_REFERRAL = Bilingual(
    (
        "Le conseil ayant maintenu sa délibération, le juge des référés du tribunal administratif est "
        "saisi d'une demande de suspension. La saisine suspend l'exécution jusqu'à ce qu'il ait statué, "
        "dans les quarante-huit heures."
    ),
    (
        "بعد إبقاء المجلس على مقرره، أحيل الأمر على القضاء الاستعجالي لدى المحكمة الإدارية قصد إيقاف "
        "التنفيذ. وتوقف هذه الإحالة تنفيذ المقرر إلى حين البت في الطلب داخل أجل ثمان وأربعين ساعة."
    ),
)

REFERRALS = (
    DemoLetter("aitmelloul-heavy-traffic", date(2026, 3, 25), Stage.REFERRED, _REFERRAL),
    DemoLetter("inezgane-social-centre", date(2026, 3, 26), Stage.REFERRED, _REFERRAL),
    DemoLetter("prefecture-sports-league", date(2026, 5, 4), Stage.REFERRED, _REFERRAL),
    DemoLetter("prefecture-flood-protection", date(2026, 5, 4), Stage.REFERRED, _REFERRAL),
    DemoLetter("region-agency-staff", date(2026, 5, 7), Stage.REFERRED, _REFERRAL),
    DemoLetter(
        "region-public-transport",
        date(2026, 4, 20),
        Stage.NULLITY_SOUGHT,
        Bilingual(
            (
                "La convention confie l'exploitation d'un service public pour dix ans sans appel à la "
                "concurrence. L'autorité gouvernementale chargée de l'intérieur demande au tribunal "
                "administratif de constater la nullité de la délibération (article 112 de la loi organique "
                "n° 111-14)."
            ),
            (
                "تعهد الاتفاقية باستغلال مرفق عمومي لمدة عشر سنوات دون دعوة إلى المنافسة. وتطلب السلطة "
                "الحكومية المكلفة بالداخلية من المحكمة الإدارية التصريح ببطلان المقرر (المادة 112 من "
                "القانون التنظيمي رقم 111.14)."
            ),
        ),
    ),
)

RULINGS = (
    DemoLetter(
        "aitmelloul-heavy-traffic",
        date(2026, 3, 27),
        Stage.SUSPENDED,
        Bilingual(
            (
                "Le juge des référés ordonne la suspension de l'exécution de la délibération : "
                "l'incompétence invoquée paraît sérieuse, et l'interdiction aurait des effets difficiles à "
                "réparer pour les transporteurs."
            ),
            (
                "يأمر قاضي المستعجلات بإيقاف تنفيذ المقرر، لأن عدم الاختصاص المثار يبدو جديا، ولأن المنع "
                "قد يرتب على المهنيين آثارا يصعب تداركها."
            ),
        ),
    ),
    DemoLetter(
        "aitmelloul-heavy-traffic",
        date(2026, 4, 22),
        Stage.ANNULLED,
        Bilingual(
            (
                "Le tribunal administratif prononce la nullité de la délibération. La police de la "
                "circulation appartient au président du conseil, sous réserve des pouvoirs de l'État sur "
                "les routes nationales."
            ),
            (
                "تقضي المحكمة الإدارية ببطلان المقرر. فشرطة السير والجولان من صلاحيات رئيس المجلس، مع "
                "مراعاة سلطات الدولة على الطرق الوطنية."
            ),
        ),
    ),
    DemoLetter(
        "inezgane-social-centre",
        date(2026, 3, 27),
        Stage.SUSPENDED,
        Bilingual(
            (
                "Le juge des référés ordonne la suspension de l'exécution de la délibération dans "
                "l'attente du jugement au fond."
            ),
            "يأمر قاضي المستعجلات بإيقاف تنفيذ المقرر إلى حين البت في الجوهر.",
        ),
    ),
    DemoLetter(
        "inezgane-social-centre",
        date(2026, 4, 24),
        Stage.UPHELD,
        Bilingual(
            (
                "Le tribunal administratif rejette la demande. L'article 92 de la loi organique n° 113-14 "
                "permet au conseil de délibérer sur les partenariats avec les secteurs public et privé ; "
                "la convention en relève et ne crée aucune personne morale nouvelle."
            ),
            (
                "ترفض المحكمة الإدارية الطلب. فالمادة 92 من القانون التنظيمي رقم 113.14 تخول للمجلس "
                "التداول في اتفاقيات الشراكة مع القطاعين العام والخاص، والاتفاقية تندرج ضمنها ولا يترتب "
                "عنها إحداث أي شخص اعتباري جديد."
            ),
        ),
    ),
    DemoLetter(
        "prefecture-sports-league",
        date(2026, 5, 6),
        Stage.SUSPENDED,
        Bilingual(
            (
                "Le juge des référés ordonne la suspension de l'exécution de la délibération : le "
                "versement en une seule fois rendrait la somme difficile à recouvrer."
            ),
            "يأمر قاضي المستعجلات بإيقاف تنفيذ المقرر، لأن صرف الدعم دفعة واحدة يجعل استرجاعه عسيرا.",
        ),
    ),
    DemoLetter(
        "prefecture-flood-protection",
        date(2026, 5, 6),
        Stage.SUSPENSION_REFUSED,
        Bilingual(
            (
                "Le juge des référés rejette la demande de suspension : l'apport de la préfecture se "
                "limite à des études, et la protection des riverains ne souffre pas de retard. Le jugement "
                "sur la nullité reste à rendre."
            ),
            (
                "يرفض قاضي المستعجلات طلب إيقاف التنفيذ، لأن مساهمة العمالة تقتصر على الدراسات، ولأن حماية "
                "الساكنة المجاورة لا تحتمل التأخير. ويبقى البت في طلب البطلان قائما."
            ),
        ),
    ),
)
