"""What a database names: a class that is stored keeps its module, or an upgrade brings it to its new one."""

import importlib
from persistent import Persistent
from tests.source import modules
from tests.source import PACKAGE

STORED = {
    "access.index.CaseIndex",
    "access.index.Rids",
    "access.index.Rows",
    "access.log_in_brake.LogInBrake",
    "access.plugin.DeviationRoles",
    "access.role_watch.RoleWatch",
    "access.sessions.EndingSession",
    "access.word_index.Postings",
    "access.word_index.Stems",
    "access.word_index.Texts",
    "access.word_index.WordIndex",
    "caselog.storage.CaseLog",
    "content.attachment.Attachment",
    "content.hearing.Hearing",
    "content.hearing.Statement",
    "content.measure.Measure",
    "content.message.Message",
    "content.outbox.Drawer",
    "content.outbox.Letters",
    "content.outbox.Outbox",
    "content.register.DeviationRegister",
    "content.report.DeviationReport",
    "content.sendings.Sendings",
    "content.speakup.Handed",
    "content.speakup.NotificationCase",
    "content.speakup.NotificationFile",
    "content.speakup.SpeakUpRegistry",
    "content.unit.Department",
    "content.unit.Faculty",
    "demo.now.DemoNow",
    "drafts.store.Draft",
    "drafts.store._Drafts",
    "jobs.store.Held",
    "jobs.store.Job",
    "you_said.store.Sentences",
}
#: Bases of stored classes: no database names them.
BASES = {"content.case_part.CasePart", "content.speakup.Confidential", "content.unit.Unit"}


def test_stored_classes_stand_where_databases_look_for_them():
    found = set()
    for path in modules(PACKAGE):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if "Persistent" not in path.read_text(encoding="utf-8") and not name.startswith(
            ("content.", "access.", "caselog.", "drafts.", "demo.")
        ):
            continue
        module = importlib.import_module(f"ntnu.deviations.{name.removesuffix('.__init__')}")
        found |= {
            f"{name}.{kind.__name__}"
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Persistent) and kind.__module__ == module.__name__
        }
    assert found - BASES == STORED
