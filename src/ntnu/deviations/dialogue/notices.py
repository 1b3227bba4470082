"""The mails between the reporter and those who handle the case."""

from ntnu.deviations import settings
from ntnu.deviations.mail.kinds import MailKind


class PreliminaryResponse(MailKind, id="preliminary_response"):
    """A preliminary response is given: reporter."""

    words = {"expected", "citation"}
    quoted = {"text"}
    needed = {"expected", "citation", "text"}

    def from_settings(self, language, number):
        return {"citation": settings.legal_citation(language)}


class Question(MailKind, id="question"):
    """A question is asked: reporter."""


class Message(MailKind, id="message"):
    """A message is written: reporter."""


class Answer(MailKind, id="answer"):
    """The reporter answers: the person who asked, if they still handle the case, else case worker, else
    recipients."""


class Information(MailKind, id="information"):
    """The reporter adds information: case worker, else recipients."""


class Withdrawn(MailKind, id="withdrawn"):
    """The reporter withdraws: case worker, else recipients."""


class NotSolved(MailKind, id="not_solved"):
    """The reporter says it is not solved: recipients."""
