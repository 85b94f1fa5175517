"""The tables that finding a person needs: ids of name tokens, never text beside a person."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func

from ciranda.common.ids import uuid7
from ciranda.people.enums import InviteReply, Precision, RelayKind
from ciranda.people.models.person import Person


class NameToken(models.Model):
    """A distinct folded word that names somebody; alone it points at nobody. Closed.

    `pieces` are what is left of its first letters after deleting up to two: two words within two
    edits share one, so that an index finds misspelt words (people/sql/0001_tokens.sql).
    """

    id = models.AutoField(primary_key=True)
    text = models.TextField(unique=True)
    pieces = ArrayField(models.TextField())
    is_given_name = models.BooleanField(
        default=False, help_text="A given name of its own: one near it is no misspelling"
    )

    class Meta:
        indexes = [GinIndex(fields=["pieces"], name="name_token_pieces", fastupdate=False)]


class PersonTokens(models.Model):
    """A person as arrays of token ids. Closed: only people_candidates reads it."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    given = ArrayField(models.IntegerField(), default=list)
    known = ArrayField(models.IntegerField(), default=list)
    surnames = ArrayField(models.IntegerField(), default=list)
    mother = ArrayField(models.IntegerField(), default=list)
    tokens = ArrayField(models.IntegerField(), default=list)
    phones = ArrayField(models.TextField(), default=list)
    numbers = ArrayField(models.TextField(), default=list)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=8, choices=Precision.choices)

    class Meta:
        indexes = [
            GinIndex(
                Func(F("tokens"), F("born_on"), function="people_keys"),
                name="person_tokens_keys",
                fastupdate=False,
            ),
            GinIndex(fields=["numbers"], name="person_tokens_numbers", fastupdate=False),
            models.Index(fields=["born_on"], name="person_tokens_born"),
        ]


class Search(models.Model):
    """A search as it may be remembered: by whom, when, how often; never what was typed. Closed.

    `hidden` are the persons the asker may not see, so that a message can be relayed to them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    human_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    hidden = ArrayField(models.UUIDField(), default=list)
    shielded = ArrayField(models.UUIDField(), default=list)

    class Meta:
        indexes = [models.Index(fields=["human_id", "-at"], name="search_of_human")]


class SearchFlag(models.Model):
    """More searches in one minute than a person types. Closed; data officers are shown it."""

    human_id = models.UUIDField()
    membership_id = models.UUIDField(null=True)
    minute = models.DateTimeField()
    searches = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["human_id", "minute"], name="search_flag_once")
        ]


class NotSame(models.Model):
    """Somebody looked at these two and said they are two. Closed.

    `agreed` is what spoke for one person then: the pair is proposed again only when something
    else speaks for it.
    """

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    agreed = ArrayField(models.TextField(), default=list)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="not_same_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="not_same_in_order"
            ),
        ]


class SamePerson(models.Model):
    """Two records of one human, both kept. Ending the link takes them apart again."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField(blank=True)
    started_at = models.DateTimeField()
    linked_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person"], name="same_person_one"),
            models.Index(fields=["other"], name="same_person_other"),
        ]


class RelayMessage(models.Model):
    """A question about a child who may be known, as those who answer for the child see it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relay_id = models.UUIDField()
    body = models.TextField()
    asked_by = models.TextField(help_text="Name and agency: who answers knows to whom")
    sent_at = models.DateTimeField()
    kind = models.CharField(
        max_length=10, choices=RelayKind.choices, default="", db_default="", blank=True
    )
    reply = models.CharField(
        max_length=12, choices=InviteReply.choices, default="", db_default="", blank=True
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["relay_id"], name="relay_message_relay")]


class Relay(models.Model):
    """A question as its asker sees it: their words and the answers, never from where."""

    id = models.UUIDField(primary_key=True, help_text="Random: it tells nothing")
    human_id = models.UUIDField()
    membership_id = models.UUIDField(null=True)
    body = models.TextField()
    kind = models.CharField(
        max_length=10, choices=RelayKind.choices, default="", db_default="", blank=True
    )
    sent_at = models.DateTimeField()
    answers = ArrayField(models.TextField(), default=list)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["human_id", "-sent_at"], name="relay_of_human")]
