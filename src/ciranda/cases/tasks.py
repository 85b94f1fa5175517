"""Jobs of cases: each works on one case at a time and carries its id, never a name."""

from uuid import UUID

from procrastinate.contrib.django import app

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.agencies.queries.controllers import moves_due
from ciranda.cases.actions.clocks import climbs_of, record_climbs
from ciranda.cases.actions.consents import tend
from ciranda.cases.actions.controllers import follow_service, move_service
from ciranda.cases.actions.drafts import purge_drafts
from ciranda.cases.actions.line import tend_line
from ciranda.cases.queries.clocks import clock_facts, with_late_clocks
from ciranda.cases.queries.consents import consents_to_tend
from ciranda.cases.queries.line import lines_to_tend
from ciranda.common.database import instant

JOB = Actor(human_id=None, role=Role.SYSTEM, name="clocks")
# No programme invites earlier than this many days before; each line then asks its own pack.
AHEAD = 92


@app.periodic(cron="10 * * * *")
@app.task(name="cases.watch_clocks", pass_context=False)
def watch_clocks(timestamp: int) -> None:
    """Every hour: give each case with a clock past its day a job of its own."""
    with entered(JOB):
        late = with_late_clocks()
    for case_id in late:
        climb.configure(queueing_lock=f"climb {case_id}").defer(case_id=str(case_id))


@app.task(name="cases.climb")
def climb(case_id: str) -> None:
    """Pass the missed clocks of one case up to whom the pack names."""
    with entered(JOB):
        if climbs_of(clock_facts(UUID(case_id))):
            record_climbs(actor=JOB, case_id=UUID(case_id))


@app.periodic(cron="15 */6 * * *")
@app.task(name="cases.watch_consents", pass_context=False)
def watch_consents(timestamp: int) -> None:
    """Four times a day, as days begin in every zone: give each case whose consents an age or an
    end is near a job of its own. Before the night's proof of the grants, which follow ages too."""
    with entered(JOB):
        near = consents_to_tend()
    for case_id in near:
        tend_consents.configure(queueing_lock=f"tend {case_id}").defer(case_id=str(case_id))


@app.task(name="cases.tend_consents")
def tend_consents(case_id: str) -> None:
    """Settle the consents of one case by the facts of today, and remind before they end."""
    with entered(JOB):
        tend(UUID(case_id))


@app.periodic(cron="30 3 * * *")
@app.task(name="cases.purge_drafts")
def purge(timestamp: int) -> None:
    """Every night: drafts older than a week go."""
    with entered(JOB):
        purge_drafts(actor=JOB)


@app.periodic(cron="20 5 * * *")
@app.task(name="cases.watch_lines", pass_context=False)
def watch_lines(timestamp: int) -> None:
    """Every morning: give each line with an invitation to send or to follow a job of its own."""
    with entered(JOB):
        near = lines_to_tend(AHEAD)
    for case_id in near:
        tend_one_line.configure(queueing_lock=f"line {case_id}").defer(case_id=str(case_id))


@app.task(name="cases.tend_line")
def tend_one_line(case_id: str) -> None:
    """Invite to what comes near in one line, and ask for a visit where nobody answered."""
    with entered(JOB):
        tend_line(UUID(case_id))


@app.periodic(cron="5 0-3 * * *")
@app.task(name="cases.move_services", pass_context=False)
def move_services(timestamp: int) -> None:
    """As days begin: give each service whose day has come to change hands a job of its own."""
    with entered(JOB):
        due = moves_due(instant().date())
    for move_id in due:
        move_one_service.configure(queueing_lock=f"move {move_id}").defer(move_id=str(move_id))


@app.task(name="cases.move_service")
def move_one_service(move_id: str) -> None:
    """Carry out one move, and derive every file of the service anew."""
    move_service(JOB, UUID(move_id))


@app.task(name="cases.follow_service")
def follow_one_service(service_id: str) -> None:
    """Derive every file of a service anew: somebody was named for its notes, or no longer is."""
    follow_service(JOB, UUID(service_id))
