"""Shows the catalogue to whoever builds pages. Not there outside DEBUG."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciranda.access.policies.declared import public
from ciranda.web.context import Acting
from ciranda.web.design import samples
from ciranda.web.design.forms import FilterSample, Sample


@public("Shows the kit to whoever builds pages: invented words only, and only in DEBUG.")
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every component with its states; sending the sample form shows the errors."""
    if not settings.DEBUG:
        raise Http404
    form = Sample(request.POST or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("The form is right. Nothing was stored."))
    elif request.method == "GET":
        messages.info(request, _("Everything here is invented: no child, no family, no worker."))
    page = Paginator(range(200), 20).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filter_form": FilterSample(request.GET or None),
        "page": page,
        "acting": Acting(_("Case manager"), _("Family Support Association"), "/"),
        **samples.everything(),
    }
    return render(request, "web/design/catalogue.html", context)
