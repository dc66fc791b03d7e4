"""What an authority decided on paper, as the clerk enters it: its number, its date, its reasons, its scan."""

from cms.secretariat.scans import WithUpload
from workflows.forms import PaperOppositionForm, PaperVisaForm, PaperVisaRefusalForm


class OppositionOnPaper(PaperOppositionForm, WithUpload):
    pass


class VisaOnPaper(PaperVisaForm, WithUpload):
    pass


class VisaRefusalOnPaper(PaperVisaRefusalForm, WithUpload):
    pass


FORMS = {"oppose": OppositionOnPaper, "grant_visa": VisaOnPaper, "refuse_visa": VisaRefusalOnPaper}
