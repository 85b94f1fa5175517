"""A pack drawn: the path of stages, what is due, what the family can open, who sees what."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import override

from ciranda.programmes.policies.preview.drawing import Drawing
from ciranda.programmes.policies.preview.path import BOX_W, GAP_X, LEFT, columns, draw_path
from ciranda.programmes.policies.preview.sight import draw_consents, draw_roles
from ciranda.programmes.policies.preview.times import draw_clocks, draw_schedule
from ciranda.programmes.policies.schema import Pack

NARROWEST = 1024
# Room for the names of categories, which stand slanted over their columns.
SLANTED = 92


def preview(pack: Pack, language: str) -> str:
    """The drawing of a pack as SVG text, in a language of the pack."""
    across = max(columns(pack).values()) + 1
    drawing = Drawing(max(NARROWEST, LEFT * 2 + across * (BOX_W + GAP_X)))
    title = pack.label("title", language)
    with override(language):
        drawing.words(24, 40, title, size=24, bold=True)
        _part(drawing, _("The path of a case"), lambda top: draw_path(drawing, pack, language, top))
        if pack.clocks:
            _part(drawing, _("Clocks"), lambda top: draw_clocks(drawing, pack, language, top))
        if pack.contact_schedule:
            _part(
                drawing, _("Contacts offered to everyone (○ may be skipped)"),
                lambda top: draw_schedule(drawing, pack, language, top),
            )  # fmt: skip
        _part(
            drawing, _("What the family can agree to (● taking part; the others: sharing)"),
            lambda top: draw_consents(drawing, pack, language, top), SLANTED,
        )  # fmt: skip
        _part(
            drawing, _("Who reads (green) and also writes (dark) without a further consent"),
            lambda top: draw_roles(drawing, pack, language, top), SLANTED,
        )  # fmt: skip
    return drawing.svg(title, language)


def _part(
    drawing: Drawing, title: str, draw: Callable[[float], float | None], room: float = 20
) -> None:
    """A heading, room under it, and the part itself; what follows stands below it."""
    top = drawing.height + 38
    drawing.words(24, top, title, size=17, bold=True)
    end = draw(top + room + 12)
    drawing.reach(end or 0)
