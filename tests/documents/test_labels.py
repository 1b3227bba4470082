"""The documents call things what the forms call them."""

import pytest
from ntnu.deviations.actions.accept import IUpdateProcess
from ntnu.deviations.actions.approve import IApprove
from ntnu.deviations.actions.approve import IAssessments
from ntnu.deviations.actions.close import IClose
from ntnu.deviations.actions.report import IReport
from ntnu.deviations.documents import rows

SCHEMAS = (
    (rows.REPORTED, (IReport,)),
    (rows.ASSESSED, (IAssessments,)),
    (rows.RECEIPT, (IApprove,)),
    (rows.PROCESS, (IUpdateProcess, IClose)),
)
#: What the form asks the reporter, and a page says to who reads it.
SAID = {
    "tried_channels": ("row_tried_channels", "Tried first"),
    "tried_text": ("row_tried_text", "More about it"),
}


@pytest.mark.parametrize(
    ("field", "schemas"), [(field, schemas) for fields, schemas in SCHEMAS for field in fields]
)
def test_a_label(field, schemas):
    (found,) = [schema[field.name] for schema in schemas if field.name in schema]
    label = SAID.get(field.name, (found.title, found.title.default))
    assert (field.label, field.label.default) == label
    assert field.choices == getattr(found, "choices", "")
