"""What a handed-in file says."""

from src.loading.intake.columns import ANSWER, IGNORE, PERSON, UNRECOGNISED, FileColumn
from src.loading.intake.refusal import Refused
from src.loading.intake.rejection import Cause, RejectedRow
from src.loading.intake.understanding import Understood

__all__ = ["ANSWER", "IGNORE", "PERSON", "UNRECOGNISED", "Cause", "FileColumn", "Refused", "RejectedRow", "Understood"]
