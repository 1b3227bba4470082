"""What the panels of a case page say: the same labels and texts as in the documents of the case."""

from ntnu.deviations.documents.rows import EARLIER
from ntnu.deviations.documents.rows import earlier
from ntnu.deviations.documents.rows import heading
from ntnu.deviations.documents.rows import outcome
from ntnu.deviations.documents.rows import process
from ntnu.deviations.documents.rows import receipt
from ntnu.deviations.documents.rows import reported
from ntnu.deviations.documents.rows import text_of
from ntnu.deviations.documents.rows import Words

__all__ = [
    "EARLIER",
    "earlier",
    "heading",
    "outcome",
    "process",
    "receipt",
    "reported",
    "text_of",
    "Words",
]
