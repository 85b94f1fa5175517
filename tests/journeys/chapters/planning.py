"""The plan of the kitchen table, what each agency does, and looking again."""

from django.utils import timezone

from tests.journeys.chapters.agreeing import HOSPITAL, NURSERY, SOCIAL, family_of
from tests.journeys.chapters.arriving import MOTHER, SURNAMES
from tests.journeys.walking import DESK, PHONE, Walk, Walker

MORNING, WORDS = "Leave the house without tears", "That she tells me what she wants"
STEPS = (
    "She cries and turns away",
    "She takes your hand and pulls",
    "She says one word for what she wants",
    "She says two words together",
    "She asks, and answers when asked",
)
PLAY = "Play with pictures and words at home"
ACTIONS = (
    ("Associação Passos de Exemplo", PLAY),
    (HOSPITAL, "Hearing test, and tell the family the result"),
    (NURSERY, "A picture for each part of the day beside her peg"),
    (SOCIAL, "Help with the allowance for the sessions"),
)

DOERS = ("tomas.therapist", "helena.health", "nuno.nursery", "sofia.social")
SIGNS = ("−2", "−1", "0 What was expected", "+1", "+2")


def the_plan_in_the_kitchen(walk: Walk) -> None:
    """Her words first, two goals with their steps, and for each action one agency."""
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Plan")
    tomas.press("Begin the plan")
    tomas.press("Write down what matters most")
    _says(tomas, "That mornings are less loud")
    tomas.press("Add words: What our child likes and does well")
    _says(tomas, "She sings before she speaks")
    for words in (MORNING, WORDS):
        tomas.press("Add a goal")
        tomas.fill("What does the family want to reach?", words)
        tomas.press("Save this goal")
    _sets_steps(tomas)
    for service, what in ACTIONS:
        tomas.press(f"Add an action: {WORDS}")
        tomas.fill("What will be done?", what)
        tomas.choose(service)
        tomas.fill("How often?", "each week")
        if what != PLAY:
            tomas.choose("Ask the service whether it can")
        tomas.press("Save this action")


def _says(tomas: Walker, words: str) -> None:
    tomas.choose(MOTHER)
    tomas.fill("In their own words", words)
    tomas.press("Save these words")


def _sets_steps(tomas: Walker) -> None:
    tomas.press(f"Say how we will see it: {WORDS}")
    for sign, words in zip(SIGNS, STEPS, strict=True):
        tomas.fill(sign, words)
    tomas.choose("−1", within="Where are we now?")
    tomas.press("Save")


def the_mother_ranks_and_signs(walk: Walk) -> None:
    """Rosa puts the goals in her order, on her own phone; proposed, she signs there."""
    rosa = walk.person("rosa.mother", PHONE)
    rosa.menu("Your plan")
    rosa.press(f"More important to me: {WORDS}")
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Plan")
    tomas.press("Give it to the family to sign")
    tomas.fill("What do you want to say with it?", "As we said in the kitchen.")
    tomas.press("Give it to the family")
    rosa = walk.person("rosa.mother", PHONE)
    rosa.menu("Your plan")
    rosa.sees("As we said in the kitchen.")
    rosa.picture("6-the-plan-in-her-pages", portuguese=True)
    rosa.fill("Your full name", f"{MOTHER} {SURNAMES}")
    rosa.press("Yes, I agree to this plan")
    rosa.sees("You agreed to this plan.")
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Plan")
    tomas.press("Sign now")
    tomas.press("Case manager")
    tomas.choose("Yes, I agree")
    tomas.fill("Your full name", "Tomás Exemplo")
    tomas.press("Save this answer")


def each_agency_does_its_action(walk: Walk) -> None:
    """Each accepts, does and says so; none sees what the others were asked."""
    for username, (_service, what) in zip(DOERS, ACTIONS, strict=True):
        worker = walk.person(username, DESK)
        worker.menu("Asked of us")
        worker.sees_not(*(other for _s, other in ACTIONS if other != what))
        if username == "helena.health":
            worker.picture("7-asked-of-the-hospital")
        worker.press(what)
        if what != PLAY:
            worker.press("Answer the request")
            worker.choose("Yes, we will do it")
            worker.press("Send the answer")
        worker.press("Say how it goes")
        worker.choose("Done", within="How far is it?")
        worker.press("Save")


def six_months_later(walk: Walk) -> None:
    """The review: her first goal went from -1 to +1, and the score shows its formula."""
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Plan")
    tomas.press("Look at it together")

    today = timezone.localdate()
    tomas.date("When did you look at it together?", today.day, today.month, today.year)
    tomas.choose(MOTHER, within="Who was there?")
    tomas.choose("+1", within="Where are we now?")
    tomas.press("Save")
    tomas.press("How is it worked out?")
    tomas.sees("60")
    tomas.picture("8-the-score-and-its-formula")
