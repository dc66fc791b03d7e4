"""What the plan of a session says: the names of its steps, what it supposes, what it warns of."""

from datetime import date

from ..day_names import day_in_words
from ..explanations import basis_sentence, last_day_sentence, reading_sentence
from ..wording import Bilingual

basis = basis_sentence
last_day = last_day_sentence
reading = reading_sentence

REQUEST_REFUSED = Bilingual("Refus motivé de la demande du tiers", "الرفض المعلل لطلب ثلث الأعضاء")
HELD_FOR_MAJORITY = Bilingual("Session demandée par la majorité", "الدورة المطلوبة من لدن الأغلبية")
HELD_FOR_AUTHORITY = Bilingual("Session demandée par l'autorité", "الدورة المطلوبة من لدن السلطة")
QUESTIONS = Bilingual("Réception des questions écrites", "التوصل بالأسئلة الكتابية")
AGENDA = Bilingual("Ordre du jour à l'autorité", "تبليغ جدول الأعمال إلى السلطة")
ADDITIONS = Bilingual("Points ajoutés par l'autorité", "النقط التي تضيفها السلطة")
OPPOSED_POINT = Bilingual("Opposition de l'autorité à un point", "تعرض السلطة على نقطة")
BUDGET_COMMITTEE = Bilingual("Budget à la commission", "عرض الميزانية على اللجنة")
CONVOCATION = Bilingual("Convocation des membres", "استدعاء الأعضاء")
WINDOW = Bilingual("Ouverture de la session ordinaire", "افتتاح الدورة العادية")
QUORUM = Bilingual("Quorum à l'ouverture", "النصاب القانوني عند الافتتاح")
POSTPONED = Bilingual("Réunion reportée, faute de quorum", "الاجتماع المؤجل عند عدم اكتمال النصاب")
SECOND_NOTICE = Bilingual("Deuxième convocation, faute de quorum", "الاستدعاء الثاني عند عدم اكتمال النصاب")
THIRD_MEETING = Bilingual(
    "Troisième réunion, quel que soit le nombre des présents", "الاجتماع الثالث أيا كان عدد الحاضرين"
)
END = Bilingual("Fin de la session", "انتهاء الدورة")
EXTENSION = Bilingual("Fin d'une prolongation", "انتهاء التمديد")
POSTING = Bilingual("Affichage des délibérations", "تعليق المقررات")
ATTENDANCE = Bilingual("Registre de présence à l'autorité", "توجيه سجل الحضور إلى السلطة")
MINUTES = Bilingual("Procès-verbal aux membres", "توجيه المحضر إلى الأعضاء")
TRANSMISSION = Bilingual("Transmission à l'autorité", "التبليغ إلى السلطة")
OPPOSITION = Bilingual("Opposition de l'autorité", "تعرض السلطة")
REGULATIONS = Bilingual("Règlement intérieur en vigueur", "دخول النظام الداخلي حيز التنفيذ")
FORCE_WITHOUT_VISA = Bilingual("Exécutoire, sans visa", "القابلية للتنفيذ دون تأشيرة")
BUDGET_ADOPTED = Bilingual("Adoption du budget", "اعتماد الميزانية")
BUDGET_TO_VISA = Bilingual("Budget au visa", "عرض الميزانية على التأشير")
BUDGET_SENT = Bilingual("Budget et débats à l'autorité", "توجيه الميزانية والمداولات إلى السلطة")
FORWARDED = Bilingual("Procès-verbal adressé au gouverneur", "توجيه المحضر إلى العامل")
BUDGET_RETURNED = Bilingual("Budget amendé de nouveau au visa", "عرض الميزانية بعد تعديلها على التأشير")
BUDGET_SET = Bilingual("Budget de fonctionnement, faute d'adoption", "وضع ميزانية للتسيير عند عدم الاعتماد")
BUDGET_WITHOUT_VISA = Bilingual("Crédits de l'an passé, faute de visa", "اعتمادات السنة الماضية عند عدم التأشير")
BUDGET_EXECUTED = Bilingual("État d'exécution du budget", "بيان تنفيذ الميزانية")
BUDGET_REFUSAL = Bilingual("Refus motivé du visa du budget", "الرفض المعلل للتأشير على الميزانية")
VISA = Bilingual("Visa", "التأشيرة")
FORCE_BY_VISA = Bilingual("Exécutoire par visa, même tacite", "القابلية للتنفيذ بالتأشيرة ولو ضمنا")

AGENDA_SUPPOSED = Bilingual(
    "Réception par l'autorité supposée le dernier jour permis pour l'envoi.",
    "يفترض أن السلطة توصلت به في آخر يوم مسموح به للتبليغ.",
)
CLOSING_SUPPOSED = Bilingual(
    "Clôture supposée le jour de l'ouverture : un devoir se compte du premier jour possible.",
    "يفترض أن الدورة اختتمت يوم افتتاحها: يحسب الواجب من أول يوم ممكن.",
)
ADOPTION_SUPPOSED = Bilingual(
    "Adoption supposée le jour de l'ouverture : un devoir se compte du premier jour possible.",
    "يفترض أن المقرر اتخذ يوم الافتتاح: يحسب الواجب من أول يوم ممكن.",
)
SENT_THEN = Bilingual(
    "Réception par l'autorité supposée le jour de l'envoi, le {day}.", "يفترض أن السلطة توصلت به يوم توجيهه، {day}."
)
RECEIPT_SUPPOSED = Bilingual(
    "Réception supposée le dernier jour permis pour la transmission, le {day} ; une clôture ou une transmission"
    " à une autre date déplace celle-ci.",
    "يفترض أن السلطة توصلت به في آخر يوم مسموح به للتبليغ، {day}؛ ويتغير هذا التاريخ بتغير تاريخ الاختتام أو التبليغ.",
)
INTERIOR_SUPPOSED = Bilingual(
    "Réception par le ministère supposée le {day}, jour de celle de l'autorité locale : à corriger quand elle est"
    " connue.",
    "يفترض أن الوزارة توصلت به يوم {day}، يوم توصل السلطة المحلية: يصحح عند معرفته.",
)
LENGTH_SUPPOSED = Bilingual(
    "La loi ne fixe pas la durée de cette session : celle d'une session extraordinaire est retenue.",
    "لا يحدد القانون مدة هذه الدورة: اعتمدت مدة الدورة الاستثنائية.",
)
WAITS = Bilingual(
    "Le délai de l'ordre du jour d'abord : la session se tient au plus tard le {day}.",
    "أجل جدول الأعمال أولا: تنعقد الدورة في أجل أقصاه {day}.",
)
_SECOND_SUPPOSED = Bilingual("Deuxième réunion supposée le {day}.", "يفترض أن الاجتماع الثاني ينعقد يوم {day}.")
_SECOND_MEETING = Bilingual(
    "La deuxième réunion se tient au plus tôt le {first}, ou le {last} si la convocation part le dernier jour.",
    "ينعقد الاجتماع الثاني في أقرب وقت يوم {first}، أو يوم {last} إذا وجه الاستدعاء في آخر يوم.",
)

NO_RULE = Bilingual(
    "La loi n'a pas, pour {level}, de règle {rule} en vigueur ce jour-là.",
    "ليس في القانون، بالنسبة إلى {level}، قاعدة \u2066{rule}\u2069 سارية في ذلك اليوم.",
)
OUT_OF_RANGE = Bilingual(
    "Aucune règle n'est connue pour le {day} : les lois organiques datent du {first}, et le calendrier va"
    " jusqu'en {last}.",
    "لا تعرف أي قاعدة ليوم {day}: صدرت القوانين التنظيمية يوم {first}، والتقويم محدود بسنة {last}.",
)
BEFORE = Bilingual(
    "Ces deux dates se contredisent : {one}, le {one_day}, ne peut pas précéder {other}, le {other_day}.",
    "هذان التاريخان متناقضان: {one}، يوم {one_day}، لا يسبق {other}، يوم {other_day}.",
)
THE_CLOSING = Bilingual("la clôture", "الاختتام")
THE_OPENING = Bilingual("l'ouverture", "الافتتاح")
THE_RECEIPT = Bilingual("la réception de l'acte", "التوصل بالمقرر")
THE_SECOND_MEETING = Bilingual("la deuxième réunion", "الاجتماع الثاني")
THE_REQUEST = Bilingual("la demande", "الطلب")
THE_SENDING = Bilingual("l'envoi de l'ordre du jour", "توجيه جدول الأعمال")
THE_AGENDA = Bilingual("la réception de l'ordre du jour", "التوصل بجدول الأعمال")
ORDINARY_ASKED = Bilingual(
    "Une session ordinaire ne se demande pas : choisissez une session extraordinaire.",
    "الدورة العادية لا تعقد بطلب: اختر دورة استثنائية.",
)

NOBODY_ASKED = Bilingual(
    "La date de la demande ne va qu'avec une session demandée par le tiers, la majorité ou l'autorité.",
    "لا يذكر تاريخ الطلب إلا مع دورة طلبها الثلث أو الأغلبية أو السلطة.",
)
UNKNOWN_MATTER = Bilingual(
    "La nomenclature n'a pas de matière « {matter} ».", "لا يوجد في التصنيف موضوع بهذا الرمز: \u2066{matter}\u2069."
)

NOT_ITS_MONTH = Bilingual(
    "Hors des mois des sessions ordinaires : {months} ({article}).", "خارج أشهر الدورات العادية: {months} ({article})."
)
OUTSIDE_WINDOW = Bilingual(
    "Hors de la période légale, du {first} au {last} ({article}).",
    "خارج الفترة القانونية، من {first} إلى {last} ({article}).",
)
NOT_THAT_DAY = Bilingual(
    "Ce n'est pas le jour légal, qui est le {first} ({article}).", "ليس هو اليوم القانوني، وهو {first} ({article})."
)
DAY_OFF = Bilingual("Le {day} n'est pas un jour ouvrable : {reason}.", "يوم {day} ليس يوم عمل: {reason}.")
TOO_LATE = Bilingual(
    "{label} : ne peut plus se faire à temps, le dernier jour était le {day} ({article}).",
    "{label}: لم يعد ممكنا داخل الأجل، وكان آخر يوم هو {day} ({article}).",
)
AGENDA_LATE = Bilingual(
    "L'ordre du jour a été notifié le {day}, après le dernier jour permis, le {last} ({article}).",
    "بلغ جدول الأعمال يوم {day}، بعد آخر يوم مسموح به، {last} ({article}).",
)
TOO_LONG = Bilingual(
    "La session dure trop longtemps : elle finit le {last} au plus tard ({article}).",
    "تجاوزت الدورة مدتها: تنتهي يوم {last} على الأكثر ({article}).",
)
EXTENSION_NEEDED = Bilingual(
    "La session ne peut durer jusque-là que si elle est prolongée ; sinon, elle prend fin le {last} ({article}).",
    "لا تمتد الدورة إلى ذلك اليوم إلا بتمديدها، وإلا انتهت يوم {last} ({article}).",
)
HELD_TOO_LATE = Bilingual(
    "La session se tient trop tard après la demande : le {last} au plus tard ({article}).",
    "تنعقد الدورة متأخرة عن الطلب: يوم {last} على الأكثر ({article}).",
)
BOTH_DELAYS = Bilingual(
    "Les deux délais ne peuvent pas être tenus : la session au plus tard le {last} et l'ordre du jour {delay}"
    " avant elle. Le texte ne tranche pas.",
    "لا يمكن احترام الأجلين معا: انعقاد الدورة في أجل أقصاه {last} وتبليغ جدول الأعمال قبلها بأجل {delay}."
    " والنص لا يحسم.",
)
BEFORE_REQUEST = Bilingual(
    "{label} : le dernier jour, le {last}, précède la demande ({article}).",
    "{label}: آخر يوم، {last}، سابق للطلب ({article}).",
)
SECOND_TOO_EARLY = Bilingual(
    "La deuxième réunion se tient trop tôt : pas avant le {first} ({article}).",
    "ينعقد الاجتماع الثاني مبكرا: ليس قبل {first} ({article}).",
)
BUDGET_TOO_LATE = Bilingual(
    "Le budget serait adopté après le {last} ({article}).", "ستعتمد الميزانية بعد {last} ({article})."
)
NO_REQUEST_DATE = Bilingual(
    "La date de la demande n'est pas donnée : le délai pour tenir la session n'est pas calculé.",
    "لم يذكر تاريخ الطلب: لم يحسب أجل عقد الدورة.",
)
NO_MEMBERS = Bilingual(
    "Aucun membre en exercice à cette date : le quorum ne peut pas être calculé. Enregistrez les mandats.",
    "لا يوجد عضو مزاول مهامه في هذا التاريخ: لا يمكن حساب النصاب. سجلوا الانتدابات.",
)
NO_SEATS = Bilingual(
    "Le nombre de sièges n'est pas enregistré : la demande de la moitié des membres ne peut pas être appréciée.",
    "عدد المقاعد غير مسجل: لا يمكن تقدير طلب نصف الأعضاء.",
)


def on_day(sentence: Bilingual, day: date) -> Bilingual:
    return sentence.format(day=day_in_words(day))


def second_supposed(day: date) -> Bilingual:
    return on_day(_SECOND_SUPPOSED, day)


def second_meeting(first: date, last: date) -> Bilingual:
    return _SECOND_MEETING.format(first=day_in_words(first), last=day_in_words(last))
