"""What is said of an act's force, in both languages; the offices, days and articles are filled in."""

from document_types.enums import ActState as S
from document_types.law.wording import Bilingual as B

TAGS = {
    S.DRAFT: B("Brouillon", "مسودة"),
    S.ON_AGENDA: B("Inscrite à l'ordre du jour", "مدرج في جدول الأعمال"),
    S.POSTPONED: B("Reportée", "مؤجل"),
    S.SECOND_SITTING: B("Renvoyée à une deuxième séance", "محال على جلسة ثانية"),
    S.REJECTED: B("Rejetée par le conseil", "لم يصادق عليه المجلس"),
    S.ADOPTED: B("Adoptée par le conseil", "صادق عليه المجلس"),
    S.SIGNED: B("Signée", "موقع عليه"),
    S.TRANSMITTED: B("Délai d'opposition en cours", "أجل التعرض جارٍ"),
    S.AWAITING_VISA: B("En attente de visa", "في انتظار التأشيرة"),
    S.EXECUTORY: B("Exécutoire", "قابل للتنفيذ"),
    S.VISA_REFUSED: B("Visa refusé", "رفضت التأشيرة"),
    S.OPPOSED: B("Opposition {of}", "تعرض {of}"),
    S.WITHDRAWN: B("Retirée", "مسحوب"),
    S.REPLACED: B("Remplacée par une nouvelle délibération", "عُوّض بمداولة جديدة"),
    S.MAINTAINED: B("Maintenue, non exécutoire", "أبقى عليه المجلس، غير قابل للتنفيذ"),
    S.REFERRED: B("Juge saisi, exécution suspendue", "معروض على القضاء الاستعجالي، التنفيذ موقوف"),
    S.SUSPENDED: B("Sursis à exécution ordonné", "أُمر بإيقاف التنفيذ"),
    S.SUSPENSION_REFUSED: B("Sursis refusé, jugement attendu", "رُفض إيقاف التنفيذ، في انتظار الحكم"),
    S.NULLITY_SOUGHT: B("Exécutoire, nullité demandée au tribunal", "قابل للتنفيذ، معروض على المحكمة الإدارية"),
    S.ANNULLED: B("Annulée par le tribunal", "قضت المحكمة ببطلانه"),
    S.UPHELD: B("Légalité confirmée par le tribunal", "قضت المحكمة بصحته"),
    S.ABANDONED: B("Abandonnée", "متخلى عنه"),
    S.SENT: B("Envoyée", "موجه إلى الأعضاء"),
    S.CANCELLED: B("Annulée", "ملغى"),
    S.ESTABLISHED: B("Établi", "تم إعداده"),
    S.ARCHIVED: B(
        "Reprise des archives, effets non vérifiés ici", "مستورد من الأرشيف، آثاره القانونية غير متحقق منها هنا"
    ),
}
TACIT_VISA_TAG = B("Exécutoire, visa réputé accordé", "قابل للتنفيذ، بمثابة تأشيرة")

# The heading is the answer.
HEADINGS = {
    S.DRAFT: B("Projet : aucune décision n'est prise.", "مسودة: لم يتخذ أي مقرر."),
    S.ON_AGENDA: B("Aucune décision : inscrite à l'ordre du jour.", "لم يتخذ أي مقرر: مدرج في جدول الأعمال."),
    S.POSTPONED: B("Aucune décision : le conseil l'a reportée.", "لم يتخذ أي مقرر: أجله المجلس."),
    S.SECOND_SITTING: B("Aucune décision : renvoyée à une deuxième séance.", "لم يتخذ أي مقرر: محال على جلسة ثانية."),
    S.REJECTED: B("Sans effet : le conseil ne l'a pas adoptée.", "بدون أثر: لم يصادق عليه المجلس."),
    S.ADOPTED: B(
        "Pas encore en vigueur : {the} ne l'a pas encore reçue.", "لم يصبح بعد قابلا للتنفيذ: لم يتوصل به {the} بعد."
    ),
    S.SIGNED: B(
        "Pas encore en vigueur : {the} ne l'a pas encore reçue.", "لم يصبح بعد قابلا للتنفيذ: لم يتوصل به {the} بعد."
    ),
    S.TRANSMITTED: B(
        "Pas encore en vigueur : {the} peut s'y opposer{until}.",
        "لم يصبح بعد قابلا للتنفيذ: يمكن أن يتعرض عليه {the}{until}.",
    ),
    S.AWAITING_VISA: B(
        "Pas encore en vigueur : elle attend le visa {of_visa}{at_latest}.",
        "لم يصبح بعد قابلا للتنفيذ: في انتظار تأشيرة {of_visa}{at_latest}.",
    ),
    S.EXECUTORY: B("Exécutoire depuis le {since}.", "قابل للتنفيذ ابتداء من {since}."),
    S.VISA_REFUSED: B(
        "Pas en vigueur : {the_visa} a refusé son visa{on}.", "غير قابل للتنفيذ: رفض {the_visa} منح التأشيرة{on}."
    ),
    S.OPPOSED: B("Pas en vigueur : {the} s'y est opposé{on}.", "غير قابل للتنفيذ: تعرض عليه {the}{on}."),
    S.WITHDRAWN: B("Sans effet : le conseil l'a retirée{on}.", "بدون أثر: سحبه المجلس{on}."),
    S.REPLACED: B(
        "Sans effet : le conseil l'a remplacée{on} par une nouvelle délibération.",
        "بدون أثر: عوضه المجلس{on} بمداولة جديدة.",
    ),
    S.MAINTAINED: B(
        "Pas en vigueur : le conseil l'a maintenue{on}, malgré l'opposition {of}.",
        "غير قابل للتنفيذ: أبقى عليه المجلس{on} رغم تعرض {of}.",
    ),
    S.REFERRED: B(
        "Exécution suspendue : le juge des référés est saisi{since_event}.",
        "التنفيذ موقوف: عرض على القضاء الاستعجالي{on}.",
    ),
    S.SUSPENDED: B("Exécution suspendue : le juge a ordonné le sursis{on}.", "التنفيذ موقوف: أمر القضاء بإيقافه{on}."),
    S.SUSPENSION_REFUSED: B(
        "Exécutoire : le juge a refusé le sursis{on}, le jugement sur la légalité est attendu.",
        "قابل للتنفيذ: رفض القضاء إيقاف التنفيذ{on}، في انتظار الحكم في الشرعية.",
    ),
    S.NULLITY_SOUGHT: B(
        "Exécutoire depuis le {since} ; la nullité est demandée au tribunal.",
        "قابل للتنفيذ ابتداء من {since}؛ وقد طلب من المحكمة التصريح ببطلانه.",
    ),
    S.ANNULLED: B("Sans effet : annulée par le tribunal{on}.", "بدون أثر: قضت المحكمة ببطلانه{on}."),
    S.UPHELD: B("Exécutoire depuis le {since}.", "قابل للتنفيذ ابتداء من {since}."),
    S.ABANDONED: B("Sans effet : le conseil y a renoncé{on}.", "بدون أثر: تخلى عنه المجلس{on}."),
    S.SENT: B("Convocation envoyée{dated}.", "استدعاء موجه إلى الأعضاء{dated}."),
    S.CANCELLED: B("Convocation annulée{on}.", "استدعاء ملغى{on}."),
    S.ESTABLISHED: B("Procès-verbal établi{dated}.", "محضر معد{dated}."),
    S.ARCHIVED: B(
        "Effets non vérifiés : acte ancien repris des archives du conseil.",
        "لم يتم التحقق من آثاره القانونية: وثيقة قديمة مستوردة من أرشيف المجلس.",
    ),
}
# The delay has run out, and what silence brought is not written down yet.
HEADING_LAPSED = B(
    "Le délai de l'autorité a pris fin le {due} ; l'entrée en vigueur est en cours d'enregistrement.",
    "انصرم أجل السلطة يوم {due}؛ تسجيل الدخول حيز التنفيذ جارٍ.",
)

WHYS = {
    S.SECOND_SITTING: B(
        "La majorité des membres en exercice n'a pas été atteinte ({majority}).",
        "لم تتحقق أغلبية الأعضاء المزاولين مهامهم ({majority}).",
    ),
    S.ADOPTED: B(
        "Le conseil l'a adoptée{dated} ; les signatures du président et du secrétaire sont attendues ({signing}).",
        "صادق عليه المجلس{dated}؛ في انتظار توقيع الرئيس وكاتب المجلس ({signing}).",
    ),
    S.SIGNED: B("Le conseil l'a adoptée{dated}, et elle est signée.", "صادق عليه المجلس{dated}، وتم توقيعه."),
    S.TRANSMITTED: B(
        "Reçue{received} ; l'opposition se fait dans le délai de {delay} ({article}).",
        "تم التوصل به{received}؛ ويتم التعرض داخل أجل {delay} ({article}).",
    ),
    S.AWAITING_VISA: B(
        "Reçue par {the}{received} ; sans visa, elle n'est pas exécutoire ({article}).",
        "توصل به {the}{received}؛ ولا يكون قابلا للتنفيذ بدون تأشيرة ({article}).",
    ),
    S.VISA_REFUSED: B(
        "Sans ce visa, elle n'est pas exécutoire ({article}).",
        "ولا يكون قابلا للتنفيذ بدون هذه التأشيرة ({article}).",
    ),
    S.OPPOSED: B(
        "L'opposition a été faite dans le délai de {delay} ({article}).", "وقع التعرض داخل أجل {delay} ({article})."
    ),
    S.WITHDRAWN: B(
        "Elle avait fait l'objet d'une opposition {of} ({opposition}).", "كان موضوع تعرض {of} ({opposition})."
    ),
    S.REPLACED: B("Le conseil en a délibéré de nouveau ({opposition}).", "أجرى المجلس مداولة جديدة ({opposition})."),
    S.MAINTAINED: B(
        "Le texte ne précise pas sa force dans ce cas ; lecture retenue : non exécutoire ({opposition}).",
        "لا يحدد النص صراحة قوته التنفيذية؛ التأويل المعتمد: غير قابل للتنفيذ ({opposition}).",
    ),
    S.REFERRED: B("La saisine suspend l'exécution ({referral}).", "توقف الإحالة التنفيذ ({referral})."),
    S.SUSPENDED: B(
        "Le conseil l'avait maintenue malgré l'opposition {of} ({referral}).",
        "كان المجلس قد أبقى عليه رغم تعرض {of} ({referral}).",
    ),
    S.SUSPENSION_REFUSED: B(
        "Le conseil l'avait maintenue malgré l'opposition {of} ({referral}).",
        "كان المجلس قد أبقى عليه رغم تعرض {of} ({referral}).",
    ),
    S.NULLITY_SOUGHT: B(
        "{the_court} a saisi le tribunal administratif{on} ({nullity}).",
        "عرضه {the_court} على المحكمة الإدارية{on} ({nullity}).",
    ),
    S.ANNULLED: B(
        "Seul le tribunal peut déclarer la nullité ({courts}).", "يختص القضاء وحده بالتصريح بالبطلان ({courts})."
    ),
    S.UPHELD: B("Le tribunal a confirmé sa légalité{on} ({judgment}).", "قضت المحكمة بصحته{on} ({judgment})."),
    S.ABANDONED: B("Le visa lui avait été refusé ({visa}).", "كانت التأشيرة قد رفضت ({visa})."),
    S.ESTABLISHED: B(
        "Il rend compte de la session ({minutes}) ; la force de chaque délibération se lit sur sa page.",
        "يتضمن وقائع الدورة ({minutes})؛ وتعرف قوة كل مقرر من صفحته.",
    ),
    S.ARCHIVED: B(
        "Il est reproduit tel qu'il a été conservé ; ce site ne dit pas s'il s'applique encore.",
        "نُشر كما هو محفوظ؛ ولا يبين هذا الموقع ما إذا كان لا يزال ساريا.",
    ),
}
WHY_REPLACED_AFTER_REFUSAL = B("Le visa lui avait été refusé ({visa}).", "كانت التأشيرة قد رفضت ({visa}).")
WHY_SUPERSEDED = B("Un acte postérieur, en vigueur, l'a remplacée.", "عوضه مقرر لاحق دخل حيز التنفيذ.")
WHY_VISA_AFTER_COURT = B(
    "Le juge l'a laissée subsister ; sans visa, elle n'est pas exécutoire ({visa}).",
    "أبقى عليه القضاء؛ ولا يكون قابلا للتنفيذ بدون تأشيرة ({visa}).",
)
WHY_NO_OPPOSITION = B(
    "Reçue par {the}{received} ; aucune opposition dans le délai de {delay} ({article}).",
    "توصل به {the}{received} ولم يتعرض عليه داخل أجل {delay} ({article}).",
)
WHY_VISA = B(
    "Reçue par {the}{received} ; visa {of_visa} accordé ({article}).",
    "توصل به {the}{received}، ومنحه {the_visa} التأشيرة ({article}).",
)
WHY_TACIT_VISA = B(
    "Reçue par {the}{received} ; sans réponse dans le délai de {delay}, le visa est réputé accordé ({article}).",
    "توصل به {the}{received}؛ ويعتبر عدم الرد داخل أجل {delay} بمثابة تأشيرة ({article}).",
)

NEXTS = {
    S.TRANSMITTED: B(
        "Sans opposition, elle sera exécutoire le {effect} à 0 heure.",
        "وما لم يقع تعرض، يصبح قابلا للتنفيذ يوم {effect} على الساعة الصفر.",
    ),
    S.AWAITING_VISA: B(
        "Sans réponse à cette date, le visa est réputé accordé ({tacit}).",
        "وإذا لم يرد داخل هذا الأجل اعتبر ذلك بمثابة تأشيرة ({tacit}).",
    ),
    S.VISA_REFUSED: B(
        "Le conseil peut en délibérer de nouveau ou y renoncer.", "ويمكن للمجلس أن يجري مداولة جديدة أو أن يتخلى عنه."
    ),
    S.OPPOSED: B(
        "Le conseil doit en délibérer de nouveau ({opposition}).",
        "وعلى المجلس أن يجري مداولة جديدة في شأنه ({opposition}).",
    ),
    S.MAINTAINED: B(
        "Le juge des référés peut être saisi par {the_referrer} ({referral}).",
        "ويمكن أن يعرضه {the_referrer} على القضاء الاستعجالي ({referral}).",
    ),
    S.REFERRED: B("Le juge statue dans le délai de {hours}.", "ويبت القضاء داخل أجل {hours}."),
    S.SUSPENDED: B(
        "Le tribunal doit encore statuer sur sa légalité ({judgment}).",
        "ولا تزال المحكمة تنظر في شرعيته ({judgment}).",
    ),
    S.SUSPENSION_REFUSED: B(
        "Le tribunal doit encore statuer sur sa légalité ({judgment}).",
        "ولا تزال المحكمة تنظر في شرعيته ({judgment}).",
    ),
    S.NULLITY_SOUGHT: B("Elle s'applique tant que le tribunal n'a pas statué.", "ويبقى ساريا ما لم تبت المحكمة."),
}
NEXT_RECEIPT = B(
    "Elle sera exécutoire une fois reçue, si {the} ne s'y oppose pas dans le délai de {delay} ({article}).",
    "ويصبح قابلا للتنفيذ بعد التوصل به، إذا لم يتعرض عليه {the} داخل أجل {delay} ({article}).",
)
NEXT_VISA = B(
    "Elle ne sera exécutoire qu'avec le visa {of_visa} ({visa}).",
    "ولا يصبح قابلا للتنفيذ إلا بعد تأشيرة {of_visa} ({visa}).",
)

ON = B(" le {day}", " يوم {day}")
UNTIL = B(" jusqu'au {day}", " إلى غاية {day}")
AT_LATEST = B(", au plus tard le {day}", " إلى غاية {day}")
SINCE = B(" depuis le {day}", " يوم {day}")
