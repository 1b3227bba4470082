"""All checks of the doctor, in this order."""

from ntnu.deviations.doctor import directory
from ntnu.deviations.doctor import log_in
from ntnu.deviations.doctor import people
from ntnu.deviations.doctor import server
from ntnu.deviations.doctor import stored_files
from ntnu.deviations.doctor import units

CHECKS = (
    *directory.CHECKS,
    *people.CHECKS,
    *units.CHECKS,
    *server.CHECKS,
    *log_in.CHECKS,
    *stored_files.CHECKS,
)
