"""What the panels of a case page say: the same labels and texts as in the documents of the case."""

from ntnu.deviations.documents.rows import outcome
from ntnu.deviations.documents.rows import process
from ntnu.deviations.documents.rows import receipt
from ntnu.deviations.documents.rows import reported
from ntnu.deviations.documents.rows import text_of
from ntnu.deviations.documents.rows import Words

__all__ = ["outcome", "process", "receipt", "reported", "text_of", "Words"]
