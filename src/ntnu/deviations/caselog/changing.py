"""Which entries of a log tell that the case was changed: all but these."""

#: Actions that concern copies of the case, for a person or for the archive: the case itself is unchanged.
COPIES = frozenset(
    {
        "pdf",
        "send_document",
        "mail_refused",
        "mail_unreachable",
        "send_again",
        "subject_access",
        "archive",
        "acknowledge",
        "archive_failed",
        "not_archive",
        "do_archive",
    }
)
#: Actions by which the case comes to another place, or somebody works on it no more: whoever looked at it
#: before looked at another one, and yet the archive's package of it is right.
AROUND = frozenset({"moved_with_unit", "end_assignment", "end_cowork"})
