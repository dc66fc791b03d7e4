"""What an authority decided on paper, as the clerk enters it: its number, its date, its reasons, its scan."""

from cms.secretariat.scans import WithUpload
from workflows.forms import OnPaper, OppositionForm, ReclassificationForm, VisaForm, VisaRefusalForm


class OppositionOnPaper(OppositionForm, OnPaper, WithUpload):
    pass


class VisaOnPaper(VisaForm, OnPaper, WithUpload):
    pass


class VisaRefusalOnPaper(VisaRefusalForm, OnPaper, WithUpload):
    pass


class ReclassificationOnPaper(ReclassificationForm, OnPaper, WithUpload):
    pass


FORMS = {
    "oppose": OppositionOnPaper,
    "grant_visa": VisaOnPaper,
    "refuse_visa": VisaRefusalOnPaper,
    "require_visa": ReclassificationOnPaper,
    "waive_visa": ReclassificationOnPaper,
}
