"""What "verify" finds, in words; shared by page, REST and command."""

from ntnu.deviations import _
from ntnu.deviations.messages import by_id
from zope.i18nmessageid import Message

PROBLEMS: dict[str, Message] = by_id(
    "verify_",
    # in one log
    _("verify_altered", default="Who, when or what was changed after it was written."),
    _("verify_missing", default="Entries were taken out, from this number on."),
    _("verify_out_of_order", default="The entry is in the wrong place, or there twice."),
    _("verify_broken_link", default="The entry was written after another one than the one before it now."),
    _("verify_payload_altered", default="The reasons were changed after they were written."),
    _("verify_payload_missing", default="The reasons are gone, and no entry records that they were erased."),
    _(
        "verify_erased_but_present",
        default="The log records that the reasons were erased, but they are there. Perhaps a backup"
        " was put back.",
    ),
    _("verify_payload_without_entry", default="Reasons that belong to no entry."),
    _("verify_of_another_object", default="The log was moved here from another case or unit."),
    _(
        "verify_unknown_key",
        default="The entry was sealed with a key that the server does not have. Is a former key missing?",
    ),
    _(
        "verify_unkeyed_after_key",
        default="The entry was sealed without a key, though the one before had one.",
    ),
    _("verify_truncated", default="The log is shorter than it was noted to be. The end was cut off."),
    _("verify_other_head", default="The entry is another one than was noted at this place."),
    _("verify_no_entries", default="The log is empty. It held the report at least."),
    _("verify_unreadable", default="The database cannot read the log."),
    _(
        "verify_cut_unproven",
        default="Earlier entries were removed, and no entry that this server sealed says that the"
        " personal data of the case were deleted.",
    ),
    _(
        "verify_cut",
        default="The personal data of the case were deleted after the retention period. The entries"
        " up to this one went with them, and the log records it. This is as it should be.",
    ),
    _("verify_erased", default="The reasons were erased, and the log records it. This is as it should be."),
    _(
        "verify_unkeyed",
        default="From here on the entries were sealed without a key. Somebody who knows how could"
        " rewrite them.",
    ),
    # in the register
    _("verify_file_missing", default="A file of the case is missing on the server."),
    _("verify_case_gone", default="The case is gone."),
    _("verify_unit_gone", default="The unit is gone."),
    # in the list of heads
    _(
        "verify_no_heads",
        default="There is no signed list to compare with. That the end of a log was cut off would not show.",
    ),
    _("verify_heads_altered", default="The signed list was changed after it was written."),
    _("verify_heads_unreadable", default="The signed list cannot be read."),
    _(
        "verify_heads_unknown_key",
        default="The signed list was made with a key that the server does not have.",
    ),
    _("verify_heads_unkeyed", default="The signed list was made without a key."),
    _(
        "verify_heads_unkeyed_despite_key",
        default="The signed list was made without a key, though the server has one.",
    ),
    _("verify_heads_of_another_register", default="The signed list is another register's."),
)
