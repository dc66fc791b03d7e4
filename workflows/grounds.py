"""The grounds of an opposition as a form offers them: those the law opens against this act, with its article."""

from document_types.law.statutes import rule
from document_types.models import Act
from document_types.reader import article
from workflows.services.review import grounds_for


def offer_grounds(form, act: Act) -> None:
    """Narrow the choices of a form that asks for a ground; any other is left as it is."""
    if "ground" not in form.fields:
        return
    cited = article(rule("LEG-3", act.council.level, act.dated_on))
    form.fields["ground"].choices = [(ground.value, f"{ground.label} ({cited})") for ground in grounds_for(act)]
