"""The mails about a measure."""

from ntnu.deviations.domain.telling import NEWS
from ntnu.deviations.domain.telling import REMINDER
from ntnu.deviations.mail.kinds import ITS_ACCESS
from ntnu.deviations.mail.kinds import MailKind
from ntnu.deviations.mail.kinds import NUMBER_AND_TITLE


class AboutMeasure(MailKind):
    """A mail about a measure, which its responsible person may get."""

    words = {"measure", "measure_due"}
    persons = {"responsible"}
    hidden = NUMBER_AND_TITLE


class MeasureAssigned(AboutMeasure, id="measure_assigned"):
    """A measure is given to somebody: the responsible."""

    instead_of = ITS_ACCESS


class MeasureChanged(AboutMeasure, id="measure_changed"):
    """A measure is changed: the responsible; a line manager whose agreement that ends."""


class MeasureCancelled(AboutMeasure, id="measure_cancelled"):
    """A measure is cancelled: the responsible."""


class MeasureAgree(AboutMeasure, id="measure_agree"):
    """Agreement to a measure is asked for: line manager."""


class MeasureAgreed(AboutMeasure, id="measure_agreed"):
    """The line manager has agreed to a measure: case worker."""

    ways = NEWS


class MeasureDeclined(AboutMeasure, id="measure_declined"):
    """A line manager does not agree to a measure: case worker."""


class MeasureQuestion(AboutMeasure, id="measure_question"):
    """A line manager asks about a measure: case worker."""


class MeasureAnswered(AboutMeasure, id="measure_answered"):
    """That question is answered: the line manager who asked."""


class MeasureDateAsked(AboutMeasure, id="measure_date_asked"):
    """The responsible asks for another date: case worker."""


class MeasureDateKept(AboutMeasure, id="measure_date_kept"):
    """The date is kept: the responsible."""


class MeasureHandedBack(AboutMeasure, id="measure_handed_back"):
    """The responsible hands a measure back: case worker."""


class MeasureDone(AboutMeasure, id="measure_done"):
    """The responsible has finished a measure: case worker."""


class MeasureDue(AboutMeasure, id="measure_due"):
    """At the measure's date: the responsible."""

    ways = REMINDER


class MeasureOverdue(AboutMeasure, id="measure_overdue"):
    """Every week after the measure's date: the responsible, case worker."""

    ways = REMINDER


class MeasureEvaluate(AboutMeasure, id="measure_evaluate"):
    """The effect of a measure is to be evaluated: the responsible, case worker."""

    ways = REMINDER
