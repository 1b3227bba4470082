"""Which part of the package stands on which floor."""

#: From the ground up. A part imports from its own floor only where ``SIDEWAYS`` allows it.
FLOORS = (
    ("domain",),
    (
        "interfaces",
        "now",
        "messages",
        "guard",
        "locales",
        "persons",
        "calendar",
        "choices",
        "settings",
        "setting_lines",
        "terms",
        "web_address",
        "languages",
        "dates",
        "directives",
        "institution",
    ),
    ("case",),
    ("content",),
    ("access",),
    (
        "caselog",
        "mail",
        "workers",
        "drafts",
    ),
    ("documents",),
    ("engine",),
    (
        "ui",
        "rest",
        "doors",
    ),
    (
        "reporting",
        "receipt",
        "processing",
        "dialogue",
        "measures",
        "hearings",
        "recusal",
        "redaction",
        "units",
        "case_documents",
        "log_pages",
    ),
    ("procedure",),
    ("archive",),
    (
        "retention",
        "clock",
        "speakup",
        "subject_access",
        "worklist",
    ),
    (
        "case_page",
        "doctor",
        "delivery",
    ),
    (
        "controlpanel",
        "vocabularies",
        "setuphandlers",
        "upgrades",
        "demo",
        "exportimport",
    ),
)
FLOOR = {part_: floor for floor, parts in enumerate(FLOORS) for part_ in parts}
#: Floors whose parts may use each other.
SIDEWAYS = {1}
