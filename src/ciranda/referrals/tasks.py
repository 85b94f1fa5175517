"""Jobs of signals and referrals: ids and dates only, never a name or a word."""

from procrastinate.contrib.django import app

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.referrals.actions.jobs import climb, expire_signals

JOB = Actor(human_id=None, role=Role.SYSTEM, name="referrals")


@app.periodic(cron="20 * * * *")
@app.task(name="referrals.climb")
def pass_up(timestamp: int) -> int:
    """Every hour: what was not answered in time climbs to whom the pack names. How many did."""
    with entered(JOB):
        return climb(actor=JOB)


@app.periodic(cron="40 3 * * *")
@app.task(name="referrals.expire_signals")
def forget(timestamp: int) -> int:
    """Every night: signals whose time is over go, but for a count. How many went."""
    with entered(JOB):
        return expire_signals(actor=JOB)
