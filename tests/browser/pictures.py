"""What is pictured in help: page of help -> view, who sees it, and the state of the walk through it."""

PICTURES = {
    "reporter": ("report", "student.kari", "check"),
    "recipient": ("receipt-form", "recipient.ie", ""),
    "case-worker": ("case-in_process", "worker.idi", ""),
    "line-manager": ("case-in_process", "manager.idi", ""),
    "participant": ("hearing-open", "participant.one", ""),
    "local-administrator": ("department", "admin.ie", ""),
    "quality-reader": ("statistics-fixed", "reader.one", ""),
    "archivist": ("case-closed", "archivist.one", ""),
    "speakup-recipient": ("speakup-case", "speakup.officer", ""),
    "system-administrator": ("units", "eqs.admin", ""),
}
