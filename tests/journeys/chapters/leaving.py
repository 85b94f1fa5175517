"""A consent taken back, and the move to another town."""

from datetime import date, timedelta

from django.utils import timezone

from ciranda.access.enums import Basis
from ciranda.common.database import OWNER, speaking_as
from ciranda.web.wording import day
from tests.journeys.chapters.agreeing import AT_HOME, AT_PLAY, HEARING_TEST, family_of
from tests.journeys.chapters.arriving import CHILD, MOTHER
from tests.journeys.walking import DESK, PHONE, Walk

AFTERWARDS = "Alma showed me her room and said “bed”."


def the_mother_takes_one_consent_back(walk: Walk) -> None:
    """From that second the hospital reads its own note, and one line that sharing ended."""
    helena = family_of(walk, "helena.health", DESK)
    helena.sees(AT_PLAY)
    rosa = walk.person("rosa.mother", PHONE)
    rosa.menu("What you agreed to")
    rosa.press("Take it back (Sharing with health services")
    rosa.press("Take my agreement back")
    rosa.sees("You took this back")
    helena.page.reload()
    helena.look()
    helena.sees(HEARING_TEST)
    helena.sees_not(AT_PLAY, AT_HOME)
    helena.picture("9-sharing-ended")
    helena.menu("Asked of us")
    helena.sees("the family ended sharing with your service")


def the_family_moves(walk: Walk) -> None:
    """A changed residence proposes the move; Tomás offers the case to the other town's team."""
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("names, addresses, school")
    tomas.press("Add: Where")
    tomas.fill("Where does the child live", "Monte Amostra")
    tomas.press("Save")
    if tomas.page.get_by_label("Monte Amostra, Monte Amostra").count():
        tomas.choose("Monte Amostra, Monte Amostra")
        tomas.press("Save")
    tomas.menu("Transfers")
    tomas.press("Now in Monte Amostra")
    tomas.fill("Whom is it about?", CHILD)
    tomas.fill("How does the family want to be reached?", "Rosa, 900 000 000, after four o'clock")
    tomas.fill("Why is the case handed over?", "They live in Monte Amostra now.")
    tomas.fill("What should the new team know", "Say the plan's words: she chose them.")
    tomas.choose("Yes", within="Does the family agree that the plan and the file go along?")
    tomas.fill("Who of the family said so?", MOTHER)
    tomas.press("Send the offer")


def the_new_team_accepts(walk: Walk) -> None:
    """Nádia accepts and names Pedro; until someone has spoken with Rosa the old team answers."""
    nadia = walk.person("nadia.coordinator", DESK)
    nadia.menu("Families")
    nadia.sees_not(CHILD)
    nadia.menu("Transfers")
    nadia.press(CHILD)
    nadia.picture("10-the-new-team-is-asked")
    nadia.press("Accept")
    nadia.choose("Pedro")
    nadia.fill("A word to the other team", "Welcome. Pedro calls tomorrow.")
    nadia.press("Accept")
    tomas = family_of(walk, "tomas.therapist")
    tomas.sees("Write a contact")


def pedro_phones_and_holds_custody(walk: Walk) -> None:
    """In the instant in which he has spoken with Rosa, his team answers for Alma."""
    pedro = walk.person("pedro.therapist", PHONE)
    pedro.menu("Families")
    pedro.sees_not(CHILD)
    pedro.menu("Transfers")
    pedro.press(CHILD)
    pedro.press("We have spoken with the family")
    pedro.fill("With whom did you speak", "Rosa, on the telephone. Visit on Friday.")
    pedro.press("Save")
    pedro.menu("Families")
    pedro.press(CHILD)
    pedro.sees(AT_PLAY, "Pedro")


def written_after_the_move(walk: Walk) -> None:
    """Pedro writes; Tomás reads what stood before, for thirty days, and nothing written after."""
    pedro = family_of(walk, "pedro.therapist")
    pedro.press("Write a contact")
    pedro.choose("Visit")
    pedro.fill("What happened?", AFTERWARDS)
    pedro.press("Save the contact")
    pedro.sees(AFTERWARDS)
    tomas = walk.person("tomas.therapist", PHONE)
    tomas.menu("Families")
    tomas.sees_not(CHILD)
    tomas.press("Moved to another team")
    tomas.press(CHILD)
    tomas.sees(AT_PLAY)
    tomas.sees_not(AFTERWARDS, "Write a contact")
    tomas.press("Why can I see this?")
    tomas.picture("11-why-can-i-see-this")
    tomas.sees("Your team answered for this case until it moved", day(_in_days(30)))


def thirty_days_later(walk: Walk) -> None:
    """The clock is turned on; what the old team could read back is gone."""
    with speaking_as(OWNER) as cursor:
        cursor.execute(
            "update access_grant set valid_until = now() where basis = %s", [Basis.READ_BACK.value]
        )
    tomas = walk.person("tomas.therapist", PHONE)
    tomas.menu("Families")
    tomas.press("Moved to another team")
    tomas.sees_not(CHILD)


def _in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)
