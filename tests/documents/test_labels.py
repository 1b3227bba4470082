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


@pytest.mark.parametrize(
    ("field", "schemas"), [(field, schemas) for fields, schemas in SCHEMAS for field in fields]
)
def test_a_label(field, schemas):
    (found,) = [schema[field.name] for schema in schemas if field.name in schema]
    assert (field.label, field.label.default) == (found.title, found.title.default)
    assert field.choices == getattr(found, "choices", "")
