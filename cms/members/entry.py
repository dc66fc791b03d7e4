"""The way in: an address is typed, a link arrives, a button lets in; and the way out."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.members import door
from cms.members.forms import AddressForm
from document_types.reader import language
from document_types.services import sign_in
from document_types.services.sign_in import LIFETIME, LinkIsDead

MINUTES = int(LIFETIME.total_seconds() // 60)


@door.private_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask_page(request):
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sign_in.ask(email=form.cleaned_data["email"], language=language())
        return redirect("members:asked")
    return render(request, "members/ask.html", {"form": form}, status=422 if form.is_bound else 200)


@door.private_page
@require_safe
def asked_page(request):
    """The same words whether the address is known or not."""
    return render(request, "members/asked.html", {"minutes": MINUTES})


@door.private_page
@require_http_methods(["GET", "HEAD", "POST"])
def enter_page(request, secret: str):
    """Only the button uses the link up: programs that read mail open each address they find."""
    try:
        if request.method != "POST":
            return render(request, "members/enter.html", {"address": sign_in.address_of(secret)})
        entry = sign_in.enter(secret=secret)
    except LinkIsDead as dead:
        return render(request, "members/dead_link.html", {"reason": str(dead)}, status=404)
    door.let_in(request, entry)
    return redirect("members:home")


@door.private_page
@require_POST
def leave(request):
    door.let_out(request)
    return redirect("members:ask")
