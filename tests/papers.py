"""Reading the papers that are printed."""

import pypdfium2


def words_of(pdf: bytes) -> str:
    """Every page's words, its lines joined."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def says(pdf: bytes, sentence: str) -> bool:
    """Whether each word of a sentence stands there: of two columns the reader mixes the lines."""
    signs = str.maketrans("", "", ".,:؛،()«»")
    return set(sentence.translate(signs).split()) <= set(words_of(pdf).translate(signs).split())


def content(response) -> bytes:
    """The bytes of a file that was answered."""
    return b"".join(response.streaming_content)
