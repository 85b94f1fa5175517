"""Jobs of budgets: they carry ids, never names."""

from procrastinate.contrib.django import app

from ciranda.access.actions import Actor
from ciranda.access.enums import Role
from ciranda.budgets.actions.stopping import end_projects

JOB = Actor(human_id=None, role=Role.SYSTEM, name="projects")


@app.periodic(cron="40 1,13 * * *")
@app.task(name="budgets.end_projects", pass_context=False)
def watch_ends(timestamp: int) -> None:
    """Twice a day, as days begin in every zone: let stop what a project's money paid for."""
    end_projects(JOB)
