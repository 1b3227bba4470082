"""The tables of a register, asked for and sent by its system administrator."""

from ntnu.deviations.caselog import storage as caselog

REGISTER = "/deviations"
PAGE, FILE = f"{REGISTER}/@@units-exchange", f"{REGISTER}/@@units-table"
OUT, IN = f"{REGISTER}/@units-export", f"{REGISTER}/@units-import"


def out(web, table) -> str:
    """The table as the register is now."""
    return web.visitor("eqs").get(OUT, table=table).json()["csv"]


def log(web, code):
    """Actor, action and reasons of each entry of a unit's log."""
    web.at(REGISTER)
    return [(entry.actor, entry.action, entry.why) for entry in caselog.entries(web.house.unit(code))]
