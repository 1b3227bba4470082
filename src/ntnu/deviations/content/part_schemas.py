"""Which schema states the fields of which part of a case."""

from ntnu.deviations.case.schema.parts import IHearingSchema
from ntnu.deviations.case.schema.parts import IMeasureSchema
from ntnu.deviations.case.schema.parts import IMessageSchema
from ntnu.deviations.case.schema.parts import IStatementSchema
from ntnu.deviations.interfaces import IHearing
from ntnu.deviations.interfaces import IMeasure
from ntnu.deviations.interfaces import IMessage
from ntnu.deviations.interfaces import IStatement

PART_SCHEMAS = {
    IMessage: IMessageSchema,
    IStatement: IStatementSchema,
    IMeasure: IMeasureSchema,
    IHearing: IHearingSchema,
}
