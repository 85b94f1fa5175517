from django.urls import path

from ciranda.web.referrals.views import lists, papers, questions, relaying, sending, signals, triage

app_name = "referrals"
urlpatterns = [
    path("", lists.inbox_list, name="list"),
    path("sent/", lists.sent_list, name="sent"),
    path("send/", sending.send, name="send"),
    path("questions/", lists.question_list, name="questions"),
    path("questions/<uuid:enquiry_id>/", questions.question, name="question"),
    path("signals/<uuid:signal_id>/", signals.signal, name="signal"),
    path("signals/<uuid:signal_id>/keep/", signals.keep, name="keep"),
    path("signals/<uuid:signal_id>/look-into/", signals.confirm, name="confirm"),
    path("signals/<uuid:signal_id>/end/", signals.end, name="end"),
    path("signals/<uuid:signal_id>/checked/", signals.checked, name="checked"),
    path("<uuid:referral_id>/", sending.show, name="open"),
    path("<uuid:referral_id>/more/", sending.more, name="more"),
    path("<uuid:referral_id>/documents/add/", papers.attach, name="attach"),
    path("<uuid:referral_id>/documents/<uuid:document_id>/", papers.paper, name="paper"),
    path("<uuid:referral_id>/ask-who-knows/", relaying.relay, name="relay"),
    path("<uuid:referral_id>/triage/", triage.triage, name="triage"),
    path("<uuid:referral_id>/look/", triage.look, name="look"),
    path("<uuid:referral_id>/note/", triage.note, name="note"),
    path("<uuid:referral_id>/child/", triage.child, name="child"),
    path("<uuid:referral_id>/family/", triage.family, name="family"),
    path("<uuid:referral_id>/ask/", triage.ask, name="ask"),
    path("<uuid:referral_id>/pass-on/", triage.pass_on, name="pass_on"),
    path("<uuid:referral_id>/decide/", triage.decide, name="decide"),
    path("<uuid:referral_id>/take-back/", triage.take_back, name="take_back"),
    path("<uuid:referral_id>/family-told/", triage.told, name="told"),
]
