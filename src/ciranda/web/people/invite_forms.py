"""Asking for a family to be invited that one may not contact, and saying what became of it."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Actor
from ciranda.people.actions import relaying
from ciranda.people.enums import InviteReply
from ciranda.people.policies.names import Known
from ciranda.people.queries import candidates
from ciranda.web.fields import DateField


class InviteForm(forms.Form):
    """Who it is about, as it stands on the list, and what they are invited to."""

    given = forms.CharField(label=_("Given name"), max_length=200)
    surnames = forms.CharField(label=_("Surname"), max_length=200)
    born_on = DateField(label=_("Birth date"))
    words = forms.CharField(
        label=_("What are they invited to, and when?"),
        help_text=_("Whoever answers for the family passes it on. You do not learn who that is."),
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
    )

    def send(self, actor: Actor) -> UUID:
        """Look who may be known, and send the invitation to whoever answers for them."""
        data = self.cleaned_data
        found = candidates(actor, Known(data["given"], data["surnames"], born_on=data["born_on"]))
        return relaying.ask_to_invite(actor=actor, search_id=found.search_id, words=data["words"])


class InviteReplyForm(forms.Form):
    """What became of it. No way of reaching the family is told."""

    reply = forms.ChoiceField(
        label=_("What became of the invitation?"),
        choices=InviteReply.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Anything to add?"),
        help_text=_("No telephone, address or e-mail: the family is reached through you"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
    )

    def send(self, actor: Actor, message_id: UUID) -> None:
        """Send it. Raises Refused."""
        data = self.cleaned_data
        relaying.reply_to_invitation(
            actor=actor,
            message_id=message_id,
            reply=InviteReply(data["reply"]),
            words=data["words"],
        )
