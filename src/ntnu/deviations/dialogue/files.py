"""A file added to the case by those who work on it."""

from ntnu.deviations import _
from ntnu.deviations.case.fields import OneOf
from ntnu.deviations.caselog.entry_words import DIALOGUE
from ntnu.deviations.domain.obstacles import Obstacle
from ntnu.deviations.domain.plan import Plan
from ntnu.deviations.domain.states import BOTH
from ntnu.deviations.domain.states import OPEN
from ntnu.deviations.domain.states import when
from ntnu.deviations.engine.base import Action
from ntnu.deviations.engine.base import MESSAGES
from ntnu.deviations.engine.base import Moment
from ntnu.deviations.engine.file_parts import FIELD
from ntnu.deviations.engine.file_parts import file_parts
from zope.interface import Interface


class IAddAttachment(Interface):
    """Input for adding files, beside the files."""

    audience = OneOf(
        "audience",
        title=_("label_file_audience", default="Who is to see the file?"),
        description=_("help_file_audience", default="The reporter never sees an internal file."),
    )


class AddAttachment(Action):
    """Files are added to the case."""

    id = "add_attachment"
    title = _("action_add_attachment", default="Add files")
    help = _("action_add_attachment_help", default="Files that belong to the case, such as minutes or plans.")
    button = _("button_add_attachment", default="Add")
    schema = IAddAttachment
    takes_files = True
    rule = when(OPEN, BOTH)
    log = _("log_attachment", default="File attached")
    log_kind = DIALOGUE
    done = _("done_add_attachment", default="The files are added to ${number}.")
    story = _("story_add_attachment", default="You got a file")
    story_if_shared = True
    group = MESSAGES

    def obstacles(self, facts, data, moment: Moment):
        return [] if moment.files else [Obstacle("required", FIELD)]

    def plan(self, facts, data, moment: Moment) -> Plan:
        shared = data["audience"] == "reporter"
        files = file_parts(moment, None, shared)
        return self.planned(
            facts,
            moment,
            after=facts,
            why={"attachments": len(files), "audience": data["audience"]},
            effects=(*files,),
        )
