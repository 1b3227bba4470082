"""Who reads what is written: shown at the field itself, not only in its help text."""

from ntnu.deviations import _

INTERNAL = _("hint_internal", default="Internal. The reporter does not see it.")
REPORTER_READS = _("hint_reporter_reads", default="The reporter reads this.")
WORKERS_READ = _("hint_workers_read", default="Those who work on the case read this.")
PARTICIPANTS_READ = _("hint_participants_read", default="The participants read this.")
