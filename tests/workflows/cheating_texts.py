"""Attempts on receipts, answers, papers, texts and Wagtail's own screens: who tries what; and what answers."""

from django.urls import reverse

from document_types.enums import Reexamination
from document_types.indexing import address
from tests.factories import act_form
from tests.workflows.cheating_scene import (
    DENIED,
    LOCKED,
    NO_ACCESS,
    Attempt,
    bulk,
    get,
    of_page,
    post,
    secretariat,
)
from workflows.services import (
    paper_requests,
    reexamination,
    transmission,
)

CLOSED = "n'est pas ouverte"
KEPT = "ne peut pas être supprimée"


def silence(name: str, of: str = "acts"):
    acts = (lambda at: at.acts) if of == "acts" else (lambda at: at.scene.on_paper)
    return lambda at: reverse("secretariat:confirm_silence", args=[acts(at)[name].clocks.first().pk])


def below(name: str, path: str):
    return lambda at: f"/fr/{address(at.acts[name])}{path}"


def asked(at) -> str:
    return reverse("secretariat:answer_papers", args=[at.scene.asked.pk])


def examine(name: str):
    return lambda at: reverse("review:examination", args=[at.acts[name].pk])


def journal(at) -> str:
    return reverse("secretariat:council_journal", args=[at.scene.room.council.pk])


def export(at) -> str:
    return f"{reverse('review:follow_up_csv')}?conseil={at.scene.room.council.code}"


def transmit(at, act, **facts):
    transmission.transmit(acts=[act], user=at.user, **facts)


def bring_back(at, session, outcome):
    reexamination.bring_back(act=at.acts["opposed"], session=session, outcome=outcome, user=at.user)


ON_TEXTS = [
    # Receipts and silence.
    Attempt(
        "a second receipt",
        "clerk",
        post(
            lambda at: reverse("secretariat:transmission", args=[at.acts["vow"].session_id]),
            lambda at: {"acts": [at.acts["vow"].pk]},
        ),
        "n'est plus dans cette liste",
    ),
    Attempt("a second receipt, past the form", "clerk", lambda at: transmit(at, at.acts["vow"]), "déjà transmis"),
    Attempt(
        "the receipt of another council's act",
        "neighbour",
        lambda at: transmit(at, at.acts["signed"]),
        "Vous n'avez pas accès",
    ),
    Attempt("confirm the silence of an authority online", "clerk", post(silence("late")), "de lui-même"),
    Attempt("confirm a silence before its end", "neighbour", post(silence("vow", "paper")), "court encore"),
    Attempt("confirm another council's silence", "clerk", post(silence("late", "paper")), NO_ACCESS),
    # The council's answer (LEG-4).
    Attempt(
        "give up an act that was opposed",
        "clerk",
        post(secretariat("abandon", "opposed"), {"reasons_fr": "Motif."}),
        "Rien n'est à décider",
    ),
    Attempt(
        "an answer that is none",
        "clerk",
        post(secretariat("bring_back", "opposed"), lambda at: {"session": at.scene.planned.pk, "outcome": "abandoned"}),
        "choix valide",
    ),
    Attempt(
        "an answer in another council's session",
        "clerk",
        post(
            secretariat("bring_back", "opposed"), lambda at: {"session": at.scene.elsewhere.pk, "outcome": "maintained"}
        ),
        "choix valide",
    ),
    Attempt(
        "the same, past the form",
        "clerk",
        lambda at: bring_back(at, at.scene.elsewhere, Reexamination.MAINTAINED),
        "celle d'un autre conseil",
    ),
    Attempt(
        "answer for another council",
        "neighbour",
        post(secretariat("bring_back", "opposed"), {"outcome": "withdrawn"}),
        NO_ACCESS,
    ),
    Attempt(
        "bring back what nobody opposed",
        "clerk",
        post(secretariat("bring_back", "vow"), {"outcome": "withdrawn"}),
        "Rien n'est à décider",
    ),
    # Papers asked for.
    Attempt("another council answers", "neighbour", post(asked, {"text": "Voici."}), NO_ACCESS),
    Attempt(
        "files of another council",
        "clerk",
        post(asked, lambda at: {"documents": [at.scene.foreign_scan.pk]}),
        "choix valide",
    ),
    Attempt(
        "the same, past the form",
        "clerk",
        lambda at: paper_requests.answer(request=at.scene.asked, user=at.user, documents=[at.scene.foreign_scan]),
        "autre conseil",
    ),
    # What the office keeps to itself.
    *[
        Attempt(f"the notes of the office, read by the {who}", who, get(examine("vow")), answer)
        for who, answer in (
            ("clerk", "autorités de contrôle"),
            ("president", "autorités de contrôle"),
            ("member", "autorités de contrôle"),
            ("observer", "autorités de contrôle"),
            ("interior", "un autre bureau"),
            ("wali", NO_ACCESS),
            ("officer elsewhere", NO_ACCESS),
            ("anonymous", "S'identifier"),
        )
    ],
    Attempt(
        "a note by the ministry on the governor's file",
        "interior",
        post(examine("vow"), {"do": "note", "note-text": "Lu"}),
        "un autre bureau",
    ),
    # The text (MIN-3).
    Attempt(
        "a rectification confirmed twice by the same",
        "president",
        post(secretariat("confirm_rectification", "in force", "president")),
        "déjà confirmée",
    ),
    Attempt(
        "a rectification confirmed by the clerk",
        "clerk",
        post(secretariat("confirm_rectification", "in force", "secretary")),
        "Signer comme secrétaire",
    ),
    Attempt(
        "a rectification confirmed as the other",
        "president",
        post(secretariat("confirm_rectification", "in force", "secretary")),
        "Signer comme secrétaire",
    ),
    Attempt(
        "a rectification under review",
        "clerk",
        post(secretariat("rectify", "vow"), {"reference": "R 2", "reasons_fr": "Erreur."}),
        "L'autorité examine ce texte",
    ),
    Attempt(
        "the draft of a text, by the public address",
        "anonymous",
        get(below("in force", "comparaison/1-2/")),
        "n'existe pas",
    ),
    Attempt(
        "versions of another council", "neighbour", get(secretariat("compare_versions", "in force", 1, 2)), NO_ACCESS
    ),
    Attempt(
        "versions of work, by the authority",
        "officer",
        get(secretariat("compare_versions", "in force", 1, 2)),
        "celles du conseil",
    ),
    Attempt(
        "an act not received, compared by the authority",
        "officer",
        get(lambda at: reverse("review:compare", args=[at.acts["vow"].pk, at.acts["signed"].pk])),
        NO_ACCESS,
    ),
    Attempt("the follow-up of another council as a file", "neighbour", get(export), "Vous ne suivez pas"),
    Attempt("the journal of another council", "neighbour", get(journal), NO_ACCESS),
    Attempt("the journal of a council, by the authority", "officer", get(journal), NO_ACCESS),
    # Guessing.
    Attempt("a code of a receipt, guessed", "anonymous", get(lambda at: "/fr/verifier/ABCDEFGHJKMN/"), "code"),
    Attempt(
        "a hostile day in the address of an act",
        "anonymous",
        get(below("in force", "?au=%3Cscript%3Ealert(1)%3C/script%3E")),
        "Ce jour ne se lit pas",
    ),
    # Wagtail's editor.
    *[
        Attempt(
            f"write in a locked act as {who}",
            who,
            post(of_page("edit", "vow"), lambda at: act_form("Autre objet")),
            LOCKED if who == "clerk" else DENIED,
        )
        for who in ("clerk", "president", "secretary", "officer", "interior", "observer", "superuser")
    ],
    Attempt(
        "publish from the editor",
        "superuser",
        post(of_page("edit", "vow"), lambda at: act_form("Autre objet") | {"action-publish": "1"}),
        DENIED,
    ),
    Attempt(
        "go online on a day",
        "clerk",
        post(of_page("edit", "vow"), lambda at: act_form("Autre objet") | {"go_live_at": "2020-01-01 10:00"}),
        LOCKED,
    ),
    Attempt(
        "go back to an earlier text",
        "superuser",
        lambda at: at.client.post(
            reverse("wagtailadmin_pages:revisions_revert", args=[at.acts["vow"].page_id, at.acts["vow"].revision_id]),
            follow=True,
        ),
        DENIED,
    ),
    *[
        Attempt(f"{verb} as a superuser", "superuser", post(of_page(verb, "vow")), answer)
        for verb, answer in (
            ("delete", KEPT),
            ("unpublish", DENIED),
            ("move", CLOSED),
            ("copy", CLOSED),
            ("convert_alias", CLOSED),
            ("lock", DENIED),
        )
    ],
    *[
        Attempt(f"{verb} in bulk as {who}", who, post(bulk(verb, "in force")), answer)
        for verb, answer in (
            ("publish", DENIED),
            ("unpublish", DENIED),
            ("delete", KEPT),
            ("move", "l’autorisation de déplacer"),
        )
        for who in ("clerk", "superuser")
    ],
    *[
        Attempt(
            f"{name} as a superuser",
            "superuser",
            post(lambda at, name=name: reverse(f"wagtailadmin_workflows:{name}", args=[1]), {"name": "Autre"}),
            DENIED,
        )
        for name in ("edit", "disable", "edit_task", "disable_task")
    ],
]
