"""Control of legality and opposition (LEG)."""

from ..facts import Base, Share
from ..offices import Office
from ..reading_table import MAINTAINED
from ..rule import Direction, Party, Rule, Status
from ..triggers import Trigger
from ..units import Unit
from ..wording import Bilingual
from .rows import at, rows

OPPOSITION: tuple[Rule, ...] = (
    *rows(
        "LEG-1",
        Bilingual(
            "La légalité des actes du conseil et du président est contrôlée par l'autorité suivante : {office} ; le"
            " tribunal administratif tranche tout différend.",
            "تتولى مراقبة شرعية أعمال المجلس والرئيس السلطة التالية: {office}، وتبت المحكمة الإدارية في كل نزاع.",
        ),
        commune=at(115, office=Office.GOVERNOR),
        province=at(106, office=Office.GOVERNOR),
        region=at(112, office=Office.WALI),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "LEG-2",
        Bilingual(
            "Un acte pris hors compétence ou contre la loi est nul de plein droit ; le tribunal peut être saisi à"
            " tout moment par l'autorité suivante : {office}.",
            "كل عمل خارج عن الاختصاص أو مخالف للقانون باطل بحكم القانون، ويمكن في أي وقت أن تعرضه على المحكمة السلطة"
            " التالية: {office}.",
        ),
        commune=at(115, office=Office.GOVERNOR),
        province=at(106, office=Office.GOVERNOR),
        region=at(112, office=Office.INTERIOR),
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "LEG-3",
        Bilingual(
            "L'opposition, motivée, est notifiée au président dans les {delay} de la réception de la délibération.",
            "يبلغ التعرض المعلل إلى الرئيس داخل {delay} من التوصل بالمقرر.",
        ),
        commune=at(117, office=Office.GOVERNOR),
        province=at(108, office=Office.GOVERNOR),
        region=at(114, office=Office.WALI),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.DECISION_RECEIVED,
        amount=3,
        unit=Unit.WORKING_DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
        silence=Bilingual(
            "Sans opposition d'ici là, la délibération qui ne demande pas de visa est exécutoire le {day} à 0 heure.",
            "ما لم يقع تعرض، يصبح المقرر الذي لا يحتاج إلى تأشيرة قابلا للتنفيذ يوم {day} على الساعة الصفر.",
        ),
    ),
    *rows(
        "LEG-4",
        Bilingual(
            "Après une opposition, le conseil délibère de nouveau ; aucun délai n'est fixé.",
            "على إثر التعرض، يجري المجلس مداولة جديدة، ولم يحدد لها أجل.",
        ),
        commune=117,
        province=108,
        region=114,
        arrondissement=Status.VERIFIED,
        reading=MAINTAINED,
    ),
    *rows(
        "LEG-5",
        Bilingual(
            "Si le conseil maintient sa délibération, le juge des référés est saisi par l'autorité suivante :"
            " {office} ; la saisine suspend l'exécution, et le juge statue dans les {delay}.",
            "إذا تشبث المجلس بمقرره، أحالته على القضاء الاستعجالي السلطة التالية: {office}؛ وتوقف الإحالة التنفيذ،"
            " ويبت القضاء داخل {delay}.",
        ),
        commune=at(117, office=Office.GOVERNOR),
        province=at(108, office=Office.GOVERNOR),
        region=at(114, office=Office.INTERIOR),
        arrondissement=Status.VERIFIED,
        trigger=Trigger.COURT_SEISED,
        amount=48,
        unit=Unit.HOURS,
        direction=Direction.WITHIN,
        party=Party.COURT,
    ),
    *rows(
        "LEG-6",
        Bilingual(
            "Le tribunal statue sur la nullité dans les {delay}.",
            "تبت المحكمة في البطلان داخل {delay}.",
        ),
        commune=117,
        province=108,
        region=114,
        arrondissement=Status.VERIFIED,
        trigger=Trigger.COURT_RECEIVED,
        amount=30,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.COURT,
    ),
    *rows(
        "LEG-6",
        Bilingual(
            "Le jugement sur la nullité est notifié à l'autorité et au président dans les {delay} de sa date.",
            "يبلغ الحكم في البطلان إلى السلطة والرئيس داخل {delay} من تاريخه.",
        ),
        commune=117,
        province=108,
        region=114,
        arrondissement=Status.VERIFIED,
        part="notification",
        trigger=Trigger.JUDGMENT,
        amount=10,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.COURT,
    ),
    *rows(
        "LEG-7",
        Bilingual(
            "Seuls les tribunaux déclarent la nullité d'une délibération, en suspendent l'exécution, révoquent des"
            " membres ou dissolvent le conseil.",
            "يختص القضاء وحده بالتصريح ببطلان المقررات وبإيقاف تنفيذها وبعزل الأعضاء وبحل المجلس.",
        ),
        commune=63,
        province=64,
        region=66,
        arrondissement=Status.VERIFIED,
    ),
    *rows(
        "LEG-8",
        Bilingual(
            "Le règlement intérieur entre en vigueur {delay} après la réception de la délibération par l'autorité,"
            " sauf opposition.",
            "يدخل النظام الداخلي حيز التنفيذ بعد {delay} من توصل السلطة بالمقرر، ما لم يقع تعرض.",
        ),
        commune=32,
        province=33,
        region=35,
        arrondissement=Status.READING,
        trigger=Trigger.DECISION_RECEIVED,
        amount=8,
        unit=Unit.DAYS,
        direction=Direction.WITHIN,
        party=Party.AUTHORITY,
        silence=Bilingual(
            "Sans opposition, le règlement intérieur est en vigueur le {day} à 0 heure.",
            "إذا لم يقع تعرض، دخل النظام الداخلي حيز التنفيذ يوم {day} على الساعة الصفر.",
        ),
    ),
    *rows(
        "LEG-9",
        Bilingual(
            "Dans les communes des méchouars, aucune délibération n'est exécutoire avant l'approbation de l'autorité"
            " suivante : {office}.",
            "في جماعات المشور، لا ينفذ أي مقرر قبل موافقة السلطة التالية: {office}.",
        ),
        commune=at(114, office=Office.INTERIOR),
    ),
    *rows(
        "LEG-10",
        Bilingual(
            "Les groupements suivent les règles sur les réunions et le contrôle ; leur budget, le changement de"
            " leurs compétences ou de leur ressort et l'intérêt commun demandent les deux tiers des suffrages"
            " exprimés.",
            "تخضع المجموعات لقواعد الاجتماعات والمراقبة، وتشترط أغلبية ثلثي الأصوات المعبر عنها في الميزانية وتغيير"
            " الاختصاصات أو النفوذ الترابي والشؤون ذات المصلحة المشتركة.",
        ),
        commune=at(137, 138, 145),
        fact=Share(2, 3, base=Base.VOTES_CAST),
    ),
)
