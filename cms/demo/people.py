"""Who may sign in to the demonstration."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from cms.models import User

# A demonstration only ever runs with development settings; the command refuses elsewhere.
PASSWORD = "majaliss"  # noqa: S105 printed by the command for whoever tries the demonstration


@dataclass(frozen=True)
class Login:
    username: str
    name: str
    groups: tuple[str, ...]
    role: str
    language: str = "fr"


LOGINS = (
    Login("greffe.aitmelloul", "Samira Ouhssain", ("clerk 09.273.01.05",), "Secrétariat, Aït Melloul"),
    Login("president.aitmelloul", "Lahcen Oumalou", ("president 09.273.01.05",), "Président, Aït Melloul", "ar"),
    Login("secretaire.aitmelloul", "Aïcha Tamazirt", ("secretary 09.273.01.05",), "Secrétaire du conseil, Aït Melloul"),
    Login("membre.aitmelloul", "Rkia Aït Anzar", ("member 09.273.01.05",), "Membre, Aït Melloul", "ar"),
    Login("archives.aitmelloul", "Hicham Oubella", ("archivist 09.273.01.05",), "Archiviste, Aït Melloul"),
    Login("greffe.inezgane", "Nadia Ait Lhaj", ("clerk 09.273.01.15",), "Secrétariat, Inezgane"),
    Login("president.inezgane", "Said Oubrahim", ("president 09.273.01.15",), "Président, Inezgane"),
    Login(
        "secretaire.inezgane",
        "Meryem Outaleb",
        ("secretary 09.273.01.15",),
        "Secrétaire du conseil, Inezgane",
    ),
    Login("greffe.prefecture", "Karim Amzil", ("clerk 09.273",), "Secrétariat, préfecture"),
    Login("greffe.region", "Latifa Azeroual", ("clerk 09",), "Secrétariat, région"),
    Login(
        "gouverneur.inezgane",
        "Bureau du gouverneur",
        ("authority governor souss-massa/inezgane-ait-melloul",),
        "Gouverneur d'Inezgane-Aït Melloul",
    ),
    Login(
        "wali.soussmassa",
        "Bureau du wali",
        ("authority wali souss-massa/conseil", "authority governor souss-massa/agadir-ida-ou-tanane"),
        "Wali de Souss-Massa, gouverneur d'Agadir-Ida-Outanane",
        "ar",
    ),
    Login("interieur.visa", "Bureau des visas", ("authority interior Maroc",), "Ministère de l'intérieur, visas"),
    Login("interieur.suivi", "Suivi DGCT", ("observer",), "Ministère de l'intérieur, suivi"),
    Login("administrateur", "Mounir Belghiti", ("administrator",), "Administrateur de la plateforme"),
)


def make_logins(groups: dict[str, Group]) -> list[Login]:
    for login in LOGINS:
        first, _space, last = login.name.partition(" ")
        user, created = User.objects.get_or_create(
            username=login.username, defaults={"first_name": first, "last_name": last}
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
            profile = UserProfile.get_for_user(user)
            profile.preferred_language = login.language
            profile.save()
        user.groups.set(groups[name] for name in login.groups)
    return list(LOGINS)
