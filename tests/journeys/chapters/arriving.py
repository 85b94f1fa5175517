"""A teacher's worry becomes a case with a case manager."""

from django.utils import timezone

from ciranda.common.dates import add_months
from tests.journeys.walking import DESK, PHONE, Walk

CHILD, MOTHER, SURNAMES = "Alma", "Rosa", "Exemplo da Fonte"
WORRY = (
    "At two years and nine months she says four words, looks away when called and cries when we"
    " change rooms."
)
HEARING = "Hearing passed at birth. Seen at 24 months: few words, to be followed."


def a_teacher_sends_a_concern(walk: Walk) -> None:
    """Nuno, nursery teacher (education), tells the team of the parish."""
    nuno = walk.person("nuno.nursery", PHONE)
    nuno.menu("Referrals")
    nuno.press("Send a referral")
    nuno.picture("1-a-teacher-sends-a-concern")
    nuno.fill("Given names", CHILD)
    nuno.fill("Surnames", SURNAMES)
    born = add_months(timezone.localdate(), -33)
    nuno.date("Date of birth", born.day, born.month, born.year)
    nuno.fill("Where does the child live", "Vila Exemplo")
    nuno.fill("What worries you?", WORRY)
    nuno.choose("together", within="Whose wish is it?")
    nuno.choose("and agree", within="What does the family know?")
    nuno.fill("Name of a parent or carer", MOTHER)
    nuno.fill("Their surnames", SURNAMES)
    nuno.fill("What are they to the child?", "mother")
    nuno.choose("They hold parental responsibility")
    nuno.fill("How can the family be reached", "Rosa, 900 000 000, after four o'clock")
    nuno.press("Send to the team")
    nuno.sees(CHILD, "The team has not answered yet")


def the_team_finds_nobody_alike(walk: Walk) -> None:
    """Clara (health) looks whether the child is known, and asks the hospital one question."""
    clara = walk.person("clara.coordinator", DESK)
    clara.menu("Referrals")
    clara.press(CHILD)
    clara.press("Begin to look at it")
    clara.sees(WORRY)
    clara.press("Who is the child?")
    clara.fill("Given names", CHILD)
    clara.fill("Surnames", SURNAMES)
    clara.press("This is the child")
    clara.sees("Is it one of these children?")  # nobody but the child of this referral
    clara.choose(f"{CHILD} {SURNAMES}")
    clara.press("This is the child")
    clara.press("Ask a service")
    clara.pick("Which service do you ask?", "Hospital Distrital de Exemplo")
    clara.choose("health", within="What is it about?")
    clara.fill("Your question", "Was her hearing checked at birth?")
    clara.choose("Yes", within="Does the family know that you ask")
    clara.press("Ask")


def the_health_register_answers_one_question(walk: Walk) -> None:
    """Helena (health) sees the name and the question, and nothing of the concern."""
    helena = walk.person("helena.health", PHONE)
    helena.menu("Referrals")
    helena.press("Questions to my service")
    helena.press(CHILD)
    helena.sees("Was her hearing checked at birth?")
    helena.sees_not(WORRY, MOTHER, "Nuno")
    helena.fill("What your service knows", HEARING)
    helena.press("Send")


def a_factor_and_a_verdict(walk: Walk) -> None:
    """A factor with its source; the rule in words; a person decides; the teacher gets an answer."""
    clara = walk.person("clara.coordinator", DESK)
    clara.menu("Referrals")
    clara.press("Being looked at")
    clara.press(CHILD)
    clara.sees(HEARING)
    clara.press("Record a factor")
    clara.pick("Which factor?", "anguage")
    today = timezone.localdate()
    clara.date("Since, or found on", today.day, today.month, today.year)
    clara.choose("professional", within="Where is it known from?")
    clara.fill("Who, or which paper, says so?", "Paediatric consultation at 24 months")
    clara.press("Record")
    clara.press("Back")
    clara.picture("2-the-team-decides")
    clara.press("Decide and answer")
    clara.choose("Accept", within="What becomes of it?")
    clara.fill("Words to the sender", "Thank you. We visit the family this week.")
    clara.press("Give this answer")
    nuno = walk.person("nuno.nursery", PHONE)
    nuno.menu("Referrals")
    nuno.press(CHILD)
    nuno.sees("Thank you. We visit the family this week.")


def a_speech_therapist_becomes_case_manager(walk: Walk) -> None:
    """Everybody's caseload side by side; Tomás, of an NGO, is named."""
    clara = walk.person("clara.coordinator", DESK)
    clara.menu("Referrals")
    clara.press("Answered")
    clara.press(CHILD)
    clara.press("Name a case manager")
    clara.sees("Paula", "Eva")
    clara.picture("3-caseloads-side-by-side")
    clara.choose("Tomás", within="Who will be the case manager?")
    clara.press("Name this person")
