"""The log as a reader sees it: words, order, who is not named, what is looked for."""

import pytest
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from ntnu.deviations.caselog import storage
from ntnu.deviations.caselog.entry_words import entry_words_of
from ntnu.deviations.caselog.reasons import reasons
from ntnu.deviations.caselog.saying import Saying
from ntnu.deviations.caselog.shown import actors
from ntnu.deviations.caselog.shown import kinds
from ntnu.deviations.caselog.shown import show
from ntnu.deviations.caselog.shown import Wanted
from zope.i18n import interpolate
from zope.i18nmessageid import Message

#: Half past midnight in Norway, the 24th.
AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
NAMES = {"kari": "Kari Solbakken", "per": "Per Hansen", "ola": "Ola Nord", "staff": "Folk ved IDI"}


def english(message) -> str:
    if not isinstance(message, Message):
        return str(message)
    return interpolate(message.default, message.mapping)


def saying(hidden="") -> Saying:
    return Saying("en", english, lambda who: NAMES.get(who, who), hidden=hidden)


def said(action, why, hidden="") -> dict[str, str]:
    return {reason.label: reason.text for reason in reasons(action, why, saying(hidden))}


@pytest.mark.parametrize(
    ("action", "kind", "title"),
    [
        ("submit", "procedure", "Report received"),
        ("close_as_notification", "procedure", "Closed as a notification case"),
        ("recuse", "people", "Kept out of the case (conflict of interest)"),
        ("end_deputy", "people", "The deputy's access ended"),
        ("request_information", "dialogue", "Question to the reporter"),
        ("preliminary_response", "deadlines", "Preliminary response sent"),
        ("redact", "redaction", "Text or file redacted"),
        ("add_measure", "measures", "Measure planned"),
        ("measure_finish", "measures", "Measure carried out"),
        ("finish_measure", "measures", "Measure carried out"),
        ("hearing_give_statement", "hearings", "Statement given"),
        ("hearing.ask_again", "hearings", "Hearing opened again"),
        # Actions that come later, and have no words yet.
        ("measure_turn_around", "measures", "Something else: measure_turn_around"),
        ("celebrate", "other", "Something else: celebrate"),
        ("", "other", "Something else: "),
        ("measure", "measures", "Something else: measure"),
    ],
)
def test_what_an_entry_is_called(action, kind, title):
    act = entry_words_of(action)
    assert (act.kind, english(act.title)) == (kind, title)


@pytest.mark.parametrize(
    ("action", "why", "words"),
    [
        (
            "approve",
            {"unit": "IDI", "case_worker": "per", "closer": "recipient"},
            {"Unit": "IDI", "Case worker": "Per Hansen", "Closes the case": "The notification recipient"},
        ),
        ("change_unit", {"from": "IE", "to": "HF"}, {"From": "IE", "To": "HF"}),
        ("reassign", {"from": "per", "to": "ola"}, {"From": "Per Hansen", "To": "Ola Nord"}),
        ("accept", {"severity": "high"}, {"Severity": "High"}),
        ("update_process", {"fields": ["cause", "related"]}, {"Changed": "Cause, Related cases"}),
        (
            "role_given",
            {"role": "Case Worker", "principal": "staff"},
            {"Person": "Folk ved IDI", "Role": "Case worker"},
        ),
        ("hearing_open", {"participants": ["per", "ola"]}, {"Participants": "Per Hansen, Ola Nord"}),
        ("hearing_open", {"until": "2026-12-07T14:00:00+00:00"}, {"Until": "2026-12-07T14:00:00+00:00"}),
        ("preliminary_response", {"from": "2026-12-16"}, {"From": "2026-12-16"}),
        (
            "redact",
            {"target": "field:what_happened", "length": 120},
            {"What": "What happened?", "Length in characters": "120"},
        ),
        (
            "measure_evaluate",
            {"result": "no", "proposed": True},
            {"Result": "No", "Proposed by the responsible": "Yes"},
        ),
        (
            "measure_change",
            {"fields": ["due"], "agreement_of": "per"},
            {"Approval that no longer applies": "Per Hansen", "Changed": "Deadline"},
        ),
        (
            "accept",
            {"mails": [["in_process", "kari"], ["x", "per"], ["y", "per"]]},
            {"E-mail to": "Kari Solbakken, Per Hansen"},
        ),
        ("celebrate", {"cake_kind": ["apple", {"cream": True}]}, {"cake kind": "apple, cream: Yes"}),
        # What is there but says nothing to people.
        ("add_measure", {"measure": "0123", "title": "Ny rutine"}, {"measure": "", "Title": "Ny rutine"}),
        ("recuse", {"person": "per", "deputy": None, "reason": ""}, {"Person": "Per Hansen"}),
    ],
    ids=str,
)
def test_reasons_in_words(action, why, words):
    assert said(action, why) == words


def test_days_and_moments_are_said_as_the_reader_says_them():
    how = Saying(
        "en",
        english,
        str,
        day=lambda day: f"day {day.day}",
        moment=lambda moment: f"moment {moment.hour}",
    )
    why = {"a": "2026-12-07", "b": "2026-12-07T14:00:00Z", "c": "2026-12-07T14:00:00", "d": "2026-99-99"}
    assert [reason.text for reason in reasons("x", why, how)] == ["day 7", "moment 14", why["c"], why["d"]]


@pytest.mark.parametrize(
    "why",
    [
        {"mails": 5, "fields": 7, "role": ["x"], "severity": {"a": 1}, "participants": {"per": 1}},
        {"seq": [1], "target": None, "from": 3.5, "case_worker": [[["per"]]]},
    ],
    ids=str,
)
def test_reasons_of_any_form_break_nothing(why):
    for action in ("approve", "reassign", "payload_erased"):
        assert all(isinstance(text, str) for text in said(action, why).values())


@pytest.fixture
def told(case):
    """A case of Kari's with five entries, one of them the clock's."""
    for number, (actor, action, why) in enumerate(
        [
            ("kari", "submit", {"attachments": 1}),
            ("ola", "approve", {"case_worker": "per"}),
            ("per", "recuse", {"person": "kari", "reason": "kari, eller Kari Solbakken, men ikke karin"}),
            ("", "clock", {"mails": [["reminder", "kari"], ["reminder", "per"]]}),
            ("kari", "add_information", {"text": "Mer av meg"}),
        ]
    ):
        storage.append(case, actor, action, why, AT + timedelta(days=number))
    return storage.entries(case)


def test_who_may_know_reads_who_reported(told):
    log = show(told, saying())
    assert [(entry.actor, entry.actor_title) for entry in log] == [
        ("kari", "Kari Solbakken"),
        ("ola", "Ola Nord"),
        ("per", "Per Hansen"),
        ("", "the system"),
        ("kari", "Kari Solbakken"),
    ]


def test_who_may_not_know_reads_the_reporter_everywhere(told):
    log = show(told, saying(hidden="kari"))
    assert [(entry.actor, entry.actor_title) for entry in log][::4] == [("", "the reporter")] * 2
    person, reason = log[2].why
    assert (person.value, person.text) == ("", "the reporter")
    assert reason.text == reason.value == "the reporter, eller the reporter, men ikke karin"
    (mails,) = log[3].why
    assert (mails.value, mails.text) == ([["reminder", ""], ["reminder", "per"]], "the reporter, Per Hansen")
    assert "Solbakken" not in repr(log)
    assert "kari'" not in repr(log)


def test_who_may_not_know_cannot_ask_either(told):
    log = show(told, saying(hidden="kari"))
    assert [entry.seq for entry in log if Wanted(who="kari").fits(entry)] == []
    assert [entry.seq for entry in log if Wanted(text="solbakken").fits(entry)] == []
    assert ("*reporter", "the reporter") in actors(log)
    assert "kari" not in dict(actors(log))
    assert [entry.seq for entry in log if Wanted(who="*reporter").fits(entry)] == [1, 5]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2, 3, 4, 5]),
        (Wanted(who="*system"), [4]),
        (Wanted(kind="people"), [3]),
        (Wanted(text="reminders  FROM"), [4]),
        (Wanted(text="av meg"), [5]),
        (Wanted(text="per hansen"), [2, 4]),
        # The days are Norway's: the first entry was made on the 24th there.
        (Wanted(last=date(2026, 11, 23)), []),
        (Wanted(first=date(2026, 11, 24), last=date(2026, 11, 24)), [1]),
        (Wanted(first=date(2026, 11, 27)), [4, 5]),
        (Wanted(first=date(2026, 11, 27), last=date(2026, 11, 24)), []),
        (Wanted(who="per", kind="procedure"), []),
    ],
    ids=str,
)
def test_what_is_looked_for(told, wanted, found):
    assert [entry.seq for entry in show(told, saying()) if wanted.fits(entry)] == found


def test_what_there_is_to_choose_from(told):
    log = show(told, saying())
    assert actors(log) == [
        ("kari", "Kari Solbakken"),
        ("ola", "Ola Nord"),
        ("per", "Per Hansen"),
        ("*system", "the system"),
    ]
    assert kinds(log) == ["procedure", "people", "dialogue", "deadlines"]


def test_an_erased_reason_names_the_entry_that_tells_of_it(case, told):
    storage.erase(case, 3, "ola", "named a person", AT)
    log = show(storage.entries(case), saying())
    assert (log[2].erased, log[2].erased_by, log[2].why) == (True, 6, ())
    assert [reason.text for reason in log[5].why if reason.key in ("seq", "reason")] == [
        "named a person",
        "3",
    ]


def test_spoilt_entries_are_shown_as_far_as_they_go(case, told):
    log = case._caselog
    log.rows[2] = None
    log.rows[3] = ("2026-11-23T12:00:00", *log.rows[3][1:])
    log.payloads[4] = (b"s" * 16, '{"seq": [1]}')
    shown = show(storage.entries(case), saying())
    assert [entry.spoilt for entry in shown] == [False, True, True, False, False]
    assert [(entry.at, entry.title) for entry in shown[1:3]] == [
        (None, "Something else: "),
        (None, "Kept out of the case (conflict of interest)"),
    ]
    assert [entry.seq for entry in shown if Wanted(first=date(2026, 1, 1)).fits(entry)] == [1, 4, 5]


def test_reminders_are_told_in_words_each_topic_once():
    keys = ["deadline:2026-12-16:0", "measure:a:2026-12-01:3", "measure:b:2026-12-01:3", "new_kind:x"]
    told = said("clock", {"reminders": keys})
    assert told == {"About": "the deadline, the date of a measure, new_kind"}
    assert said("clock", {"reminders": "deadline"}) == {"About": ""}
