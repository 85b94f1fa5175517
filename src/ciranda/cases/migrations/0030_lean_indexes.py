from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("cases", "0029_service_moved")]

    operations = [
        LeanOnAnother(
            {
                "agendaitem": ["meeting"],
                "askedpart": ["case", "service"],
                "circlemember": ["case"],
                "clock": ["case"],
                "clockclimb": ["clock"],
                "clockpause": ["clock"],
                "contact": ["case"],
                "contactplace": ["contact"],
                "cover": ["case", "membership"],
                "decision": ["meeting"],
                "exchange": ["case"],
                "familymember": ["case", "person"],
                "familynotice": ["person"],
                "guestlink": ["invitee"],
                "handedover": ["from_membership"],
                "happening": ["case"],
                "invitee": ["meeting", "membership"],
                "ladderoverride": ["case"],
                "line": ["case"],
                "meeting": ["case"],
                "minutesseen": ["minutes"],
                "moment": ["case"],
                "paragraph": ["case", "contact"],
                "planpart": ["case", "service"],
                "planvolume": ["case"],
                "stage": ["case"],
                "storypart": ["case"],
                "storyrelease": ["case", "service"],
                "support": ["case"],
                "supportrelease": ["case"],
                "task": ["case"],
                "trust": ["case"],
                "veto": ["meeting"],
                "workplace": ["case"],
            }
        ),
    ]
