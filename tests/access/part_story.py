"""A case with measures, hearings, a dialogue, files and recusals, brought from stage to stage.

Every text is a word of its own (``part_words``). All of it is there before the receipt form is filled
in, so that it can be looked for in every state.
"""

from datetime import timedelta
from functools import partial
from ntnu.deviations.access.cases import case_by_number
from ntnu.deviations.access.part_facts import every_part
from ntnu.deviations.access.part_facts import find_part
from ntnu.deviations.access.units import uid_of
from ntnu.deviations.engine.file_parts import Upload
from ntnu.deviations.now import today
from plone import api
from tests.access.leaks import add_reporter
from tests.access.leaks import CONCLUSION
from tests.access.leaks import FILE_NAME
from tests.access.leaks import FILE_TEXT
from tests.access.leaks import INTERNAL
from tests.access.leaks import OUTCOME
from tests.access.leaks import REPORTED
from tests.access.leaks import REPORTER
from tests.access.part_words import ARCHIVIST
from tests.access.part_words import DOER
from tests.access.part_words import FAR
from tests.access.part_words import GONE
from tests.access.part_words import HELPER
from tests.access.part_words import KEPT
from tests.access.part_words import ONE
from tests.access.part_words import OUT
from tests.access.part_words import PEOPLE
from tests.access.part_words import STAGES
from tests.access.part_words import TWO
from tests.register import APPROVE
from tests.register import CLOSE
from tests.register import NOT_APPROVE
from tests.register import PASSWORD
from tests.register import REPORT
from tests.register import REREGISTER

RECIPIENT, WORKER = "recipient.ie", "worker.idi"


def files(name: str) -> list[Upload]:
    """One file, with words of its own as name and as content."""
    return [Upload(f"Q{name}nameq.txt", f"q{name}fileq".encode())]


class Story:
    """The case in a site behind HTTP (``web``)."""

    def __init__(self, web):
        self.web = web
        self.stage = ""
        self.number = ""
        #: Where the case was before it was moved.
        self.left: str | None = None
        #: Name -> UID of a part.
        self.uids: dict[str, str] = {}
        web.committed(self._people)

    def come_to(self, stage: str) -> "Story":
        """Bring the case on to a stage: the next ones in :data:`STAGES` too, never back."""
        done = STAGES.index(self.stage) + 1 if self.stage else 0
        for name in STAGES[done : STAGES.index(stage) + 1]:
            self.web.committed(getattr(self, f"_{name}"))
            self.stage = name
        assert self.stage == stage, "the stages come in their order"
        return self

    @property
    def case(self):
        """The case as the database holds it now."""
        self.web.at("")
        return self._here(self.web.house)

    @property
    def path(self) -> str:
        return self.web.place(self.case)

    @property
    def deadline(self):
        """When the hearings end."""
        return find_part(self.case, self.uids["asked"]).deadline

    def parts(self) -> dict[str, str]:
        """Address below the case -> UID, of every part of it."""
        case = self.case
        place = self.web.place(case)
        return {self.web.place(part)[len(place) :]: uid_of(part) for part in every_part(case)}

    def address(self, name: str) -> str:
        """Where the part of this name is."""
        found = {uid: below for below, uid in self.parts().items()}
        return self.path + found[self.uids[name]]

    def _here(self, house):
        return case_by_number(house.register, self.number)

    def _part(self, house, name: str):
        return find_part(self._here(house), self.uids[name])

    def _people(self, house) -> None:
        add_reporter(house)
        with api.env.adopt_roles(["Manager"]):
            for person in (*PEOPLE, ARCHIVIST):
                api.user.create(
                    email=f"{person}@ntnu.example",
                    username=person,
                    password=PASSWORD,
                    properties={"fullname": f"Navn {person}", "language": "nb"},
                )
        house.make_archivist(ARCHIVIST)

    def _do(self, house, person, action, /, name=None, on=None, files=(), **data):
        target = self._here(house) if on is None else self._part(house, on)
        made = house.act(target, person, action, files=files, **data)
        if name is not None:
            self.uids[name] = uid_of(made)

    def _not_approved(self, house) -> None:
        first = [Upload(FILE_NAME, FILE_TEXT)]
        self.number = house.report(REPORTER, files=first, **{**REPORT, **REPORTED}).number

        do = partial(self._do, house)
        do(RECIPIENT, "add_attachment", audience="reporter", files=files("plan"))
        do(RECIPIENT, "add_attachment", audience="internal", files=files("secret"))
        do(RECIPIENT, "add_attachment", audience="internal", files=files("minutes"))
        for part in every_part(self._here(house)):
            if part.portal_type == "DeviationAttachment":
                self.uids[part.title.removeprefix("Q").partition("name")[0]] = uid_of(part)
        self._measures(do)
        self._hearings(house, do)
        self._dialogue(house, do)
        for person in (ARCHIVIST, "second.ie", "manager.ie", OUT, KEPT):
            do(RECIPIENT, "recuse", person=person, reason="Qrecusedq")
        do(RECIPIENT, "not_approve", **NOT_APPROVE)

    def _measures(self, do) -> None:
        due = (today() + timedelta(days=60)).isoformat()
        for name, person in (("first", DOER), ("second", HELPER), ("third", KEPT)):
            do(
                RECIPIENT,
                "add_measure",
                name,
                title=f"Q{name}titleq",
                description=f"Q{name}descriptionq",
                kind="corrective",
                responsible=person,
                due=due,
            )
        do(DOER, "finish", on="first", evidence="Qfirstevidenceq", files=files("first"))
        do(DOER, "evaluate", on="first", result="partly", effect="Qfirsteffectq")
        do(KEPT, "finish", on="third", evidence="Qthirdevidenceq")

    def _hearings(self, house, do) -> None:
        # The file is that of a measure which is not shared itself.
        (file,) = self._part(house, "first").objectValues()
        self.uids["proof"] = uid_of(file)
        shared = [self.uids[name] for name in ("minutes", "second", "proof")]
        for name, persons, uids in (("asked", [ONE, TWO, GONE, OUT], shared), ("far", [FAR], [])):
            do(
                RECIPIENT,
                "add_hearing",
                name,
                title=f"Q{name}titleq",
                question=f"Q{name}questionq",
                purpose="consider_measures",
                participants=persons,
                shared=uids,
            )
            do(RECIPIENT, "open", on=name)
        do(ONE, "give_statement", on="asked", text="Qsaidoneq", files=files("said"))
        do(TWO, "give_statement", on="asked", text="Qsaidtwoq")
        do(GONE, "give_statement", on="asked", text="Qsaidgoneq")
        do(FAR, "give_statement", on="far", text="Qsaidfarq")
        do(RECIPIENT, "remove_participant", on="asked", person=GONE)
        named = {ONE: "one", TWO: "two", GONE: "three"}
        self.uids |= {named[s.person]: uid_of(s) for s in self._part(house, "asked").objectValues()}

    def _dialogue(self, house, do) -> None:
        do(RECIPIENT, "add_message", "note", text="Qnotetextq", audience="internal", files=files("note"))
        (file,) = self._part(house, "note").objectValues()
        self.uids["note-file"] = uid_of(file)
        do(RECIPIENT, "add_message", text="Qmessageq", audience="reporter", files=files("message"))
        do(RECIPIENT, "request_information", "question", text="Qaskingq")
        do(REPORTER, "answer", question=self.uids["question"], text="Qanswerq", files=files("answer"))
        do(REPORTER, "add_information", text="Qinformationq", files=files("information"))
        do(
            RECIPIENT,
            "preliminary_response",
            reason="Qpreliminaryreasonq",
            expected=(today() + timedelta(days=90)).isoformat(),
            text="Qpreliminaryq",
        )
        do(REPORTER, "add_information", "gone", text="Qredactedq", files=files("redacted"))
        # A file of a message is redacted by itself.
        gone = self._part(house, "gone")
        for part in (gone, *gone.objectValues()):
            do(RECIPIENT, "redact", target=f"uid:{uid_of(part)}", reason="Qredactreasonq")

    def _received(self, house) -> None:
        self._do(house, RECIPIENT, "reopen", reason="Et avvik likevel.")
        self._ask_again(house, RECIPIENT)

    def _ask_again(self, house, person) -> None:
        for name in ("asked", "far"):
            self._do(house, person, "ask_again", on=name)

    def _forwarded(self, house) -> None:
        self.left = self.web.place(self._here(house))
        self._do(house, RECIPIENT, "approve", **APPROVE, note=INTERNAL["note"])
        self._do(house, WORKER, "add_coworker", person="worker.iik")
        self._do(house, RECIPIENT, "recuse", person="worker.iik", reason="Qrecusedq")

    def _in_process(self, house) -> None:
        self._do(house, WORKER, "accept", severity="critical")
        fields = {name: word for name, word in INTERNAL.items() if name != "note"}
        self._do(house, WORKER, "update_process", **fields)
        self._ask_again(house, WORKER)

    def _lifted(self, house) -> None:
        for person in ("second.ie", "manager.ie", "worker.iik", ARCHIVIST, OUT, KEPT):
            self._do(house, RECIPIENT, "lift_recusal", person=person, reason="Qliftedq")

    def _closed(self, house) -> None:
        self._do(house, WORKER, "cancel", on="second", reason="Ikke nødvendig.")
        for name in ("asked", "far"):
            self._do(house, WORKER, "close", on=name)
        closing = {**CLOSE, **OUTCOME, "conclusion": CONCLUSION}
        self._do(house, WORKER, "close", **closing)

    def _reregistered(self, house) -> None:
        self._do(house, RECIPIENT, "reopen", reason="Alvorlig.")
        self._do(house, RECIPIENT, "reregister", **REREGISTER)
