"""Every file leaves the site through one of these doors, after the same question: may this person open it?"""

from mimetypes import guess_type
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from document_types import access
from document_types.intake.sniff import PDF, TEXT
from document_types.models import CouncilDocument, CouncilImage, CouncilRendition
from document_types.services import previews

# Whatever hides in a file, it runs nothing and loads nothing; a sandbox would keep the browser's own PDF viewer out.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
CONTENT_TYPES = {PDF: PDF, TEXT: "text/plain; charset=utf-8"}


def require_document(user, document: CouncilDocument) -> None:
    if not access.may_open_document(user, document):
        raise PermissionDenied(_("Ce document n'est pas public, ou vous n'y avez pas accès."))


@require_safe
def document(request, pk: int, filename: str) -> HttpResponse:
    """Serve a document to whoever may open it: a PDF in the browser, anything else to be kept."""
    document = get_object_or_404(CouncilDocument.objects.select_related("council__page"), pk=pk)
    if document.filename != filename:
        raise Http404
    require_document(request.user, document)
    return serve_document(request, document)


@require_safe
def readable(request, pk: int, filename: str) -> HttpResponse:
    """Serve the copy of a scan that has the words read off its pages, to whoever may open the document."""
    document = get_object_or_404(CouncilDocument.objects.select_related("council__page"), pk=pk)
    if document.filename != filename or not document.readable:
        raise Http404
    require_document(request.user, document)
    return _respond(
        request,
        document.readable,
        tag=f"{document.sha256}-readable",
        content_type=PDF,
        filename=filename,
        as_attachment=False,
    )


@require_safe
def page(request, pk: int, number: int) -> HttpResponse:
    """A page of a document as a picture, to whoever may open the document."""
    document = get_object_or_404(CouncilDocument.objects.select_related("council__page"), pk=pk)
    require_document(request.user, document)
    return serve_page(request, document, number)


def serve_page(request, document: CouncilDocument, number: int) -> HttpResponse:
    """The same; whoever calls this has asked whether this person may open it."""
    etag = quote_etag(f"{document.sha256}-{number}")
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            picture = previews.picture_of(document, number)
        except previews.Busy:
            return HttpResponse(status=503, headers={"Retry-After": "5"})
        except FileNotFoundError as error:
            raise Http404 from error
        if picture is None:
            raise Http404
        response = FileResponse(picture, content_type=previews.PICTURE)
    response["ETag"] = etag
    return _guarded(response, is_private=True)


def serve_document(request, document: CouncilDocument) -> HttpResponse:
    """Answer with the file; whoever calls this has asked whether this person may open it."""
    media_type = document.media_type or document.content_type
    return _respond(
        request,
        document.file,
        tag=document.sha256 or document.file_hash,
        content_type=CONTENT_TYPES.get(media_type, "application/octet-stream"),
        filename=document.filename,
        as_attachment=media_type != PDF,
    )


@require_safe
def media(request, path: str) -> HttpResponse:
    """Serve an image or one of its renditions; a document is never served by the path of its file."""
    image, file, tag = _image_at(path)
    if not access.may_open_image(request.user, image):
        raise PermissionDenied(_("Cette image n'est pas publique, ou vous n'y avez pas accès."))
    content_type = guess_type(path)[0] or ""
    is_image = content_type.startswith("image/") and "svg" not in content_type
    return _respond(
        request,
        file,
        tag=tag,
        content_type=content_type if is_image else "application/octet-stream",
        filename=path.rpartition("/")[2],
        as_attachment=not is_image,
    )


def _image_at(path: str):
    rendition = CouncilRendition.objects.select_related("image__council__page").filter(file=path).first()
    if rendition:
        tag = f"{rendition.image.file_hash}-{rendition.filter_spec}-{rendition.focal_point_key}"
        return rendition.image, rendition.file, tag
    image = CouncilImage.objects.select_related("council__page").filter(file=path).first()
    if image is None:
        raise Http404
    return image, image.file, image.file_hash


def _respond(request, file, *, tag: str, content_type: str, filename: str, as_attachment: bool) -> HttpResponse:
    etag = quote_etag(tag) if tag else None
    response = get_conditional_response(request, etag=etag) if etag else None
    if response is None:
        try:
            stream = file.storage.open(file.name, "rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(stream, content_type=content_type, filename=filename, as_attachment=as_attachment)
    if etag:
        response["ETag"] = etag
    return _guarded(response, is_private=True)


def pdf_response(file: BinaryIO, filename: str, *, is_private: bool = False) -> FileResponse:
    """Show a paper of ours in the browser; `is_private` where not everybody may read it."""
    return _guarded(FileResponse(file, content_type=PDF, filename=filename), is_private=is_private)


def _guarded(response: HttpResponse, *, is_private: bool) -> HttpResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    if is_private:
        # Asked again each time: what is public today may be confidential tomorrow.
        response["Cache-Control"] = "private, no-cache"
    return response
