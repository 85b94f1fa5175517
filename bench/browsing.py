"""When a page shows its first words in a real browser on a slow phone."""

from typing import Any

from bench.finding import found
from bench.lanes import Times
from bench.visiting import Visitor, serving
from bench.works import Work, works
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.serving import Server

# The processor of a cheap phone beside a desk's, as browsers' own tools throttle it.
SLOWER, VISITS = 4, 4
_PAGES = ("day", "caseload", "case", "plan", "board")
_PAINT = (
    "() => performance.getEntriesByType('paint')"
    ".find(one => one.name === 'first-contentful-paint')?.startTime ?? -1"
)


def measure(port: int) -> dict[str, Any]:
    """First contentful paint of the pages most opened, in milliseconds; none without a browser."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - heavy, optional
    except ImportError:
        return {"words": "First contentful paint: not measured, there is no browser here."}
    day = {one.key: one for one in works(found(), offers=False)}
    with serving(Server(port=port)) as url, sync_playwright() as player:
        try:
            browser = player.chromium.launch()
        except Error:
            return {"words": "First contentful paint: not measured, no browser starts here."}
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        paints = {key: _paint(page, url, day[key]) for key in _PAGES}
        browser.close()
    told = ", ".join(f"{key} {times.median:.0f}" for key, times in paints.items())
    return {
        "paint_ms": {key: times.median for key, times in paints.items()},
        "words": f"First contentful paint, Chromium at 360 px with its processor {SLOWER} times"
        f" slower, files cached: {told} ms.",
    }  # fmt: skip


def _paint(page: Any, url: str, work: Work) -> Times:
    signed = Visitor(url).sign_in(work.who, PASSWORD)
    page.context.add_cookies(
        [{"name": name, "value": value, "url": url} for name, value in signed.cookies.items()]
    )
    seen = []
    for visit in range(VISITS + 1):
        page.goto(f"{url}{work.paths[0]}")
        page.wait_for_timeout(200)
        if visit:
            seen.append(page.evaluate(_PAINT) / 1000)
    return Times.of(seen)
