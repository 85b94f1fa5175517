"""One run of the bench: open, time, explain, write."""

from django.core.management import call_command

from bench import page_report, plans
from bench.page_measuring import Measured, measure
from bench.pages import FAMILIES, STAFF, Address, LeftOut, pages
from bench.visiting import Visitor, serving
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.demo.making import count_cases
from ciranda.ops.serving import Server


def run(port: int, only: str, *, may_fail: bool) -> int:
    """Measure the pages whose name begins with `only`; gives the exit code."""
    if not count_cases():
        print("There is nobody here to measure with. First: ciranda demo --size national")
        return 2
    call_command("collectstatic", interactive=False, verbosity=0)
    words = page_report.head(f"{count_cases():,} cases")
    found, left = pages()
    measured = _measure([page for page in found if page.name.startswith(only)], left, port)
    slowest = sorted(measured, key=lambda m: -m.median)
    told = {m.page.name: plans.explain(m.page, PASSWORD) for m in slowest[:5]}
    print(f"Written: {page_report.write(words, measured, left, told)}")
    over = [m.page.name for m in slowest if m.median > page_report.LIMIT]
    if over:
        print(f"Slower than {page_report.LIMIT:.0f} ms: {', '.join(over)}")
    heavy = [m.page.name for m in slowest if m.kilobytes > page_report.KILOBYTES]
    if heavy:
        print(f"Heavier than {page_report.KILOBYTES} kB: {', '.join(heavy)}")
    return 1 if (over or heavy) and may_fail else 0


def _measure(found: list[Address], left: list[LeftOut], port: int) -> list[Measured]:
    measured: list[Measured] = []
    with serving(Server(port=port)) as url:
        visitors = {name: Visitor(url).sign_in(name, PASSWORD) for name in (*STAFF, *FAMILIES)}
        for address in found:
            one = measure(visitors, address)
            if isinstance(one, LeftOut):
                left.append(one)
                continue
            measured.append(one)
            print(f"{one.median:7.1f} {one.p95:7.1f}  {address.name}", flush=True)
    return measured
