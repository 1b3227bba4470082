"""Telephone numbers in the usual groups, and figures that only look like them."""

import pytest
from ntnu.deviations.domain.sensitive import scan


def kinds(text):
    return [finding.kind for finding in scan(text, (), lambda digits: False)]


TELEPHONE_NUMBERS = (
    "91234567",
    "Ring meg på 91234567.",
    "tlf91234567",
    "Tlf.91234567",
    "mob:91234567",
    "tel. 22 12 34 56",
    "22 12 34 56",
    "22.12.34.56",
    "22-12-34-56",
    "22\u00a012\u00a034\u00a056",
    "912 34 567",
    "912-34-567",
    "912 34567",
    "912 345 67",
    "91 234 567",
    "9123 4567",
    "73 595000",
    "73/595000",
    "73-59 50 00",
    "(73) 59 50 00",
    "9123 45 67",
    "(91234567)",
    "91234567/91234568",
    "91234567,91234568",
    "91234567-91234568",
    "rom 12 912 34 567",
    "9123\u200b4567",
    "\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
    "+4791234567",
    "+47 912 34 567",
    "(+47) 91 23 45 67",
    "0047 912 34 567",
    "004791234567",
    "4791234567",
    "47 912 34 567",
    "+46 70 123 45 67",
    "+44 (0)20 7946 0958",
    "+1 (202) 555-0143",
    "0046701234567",
    "+354 555 1234",
    "90000000",
)


@pytest.mark.parametrize("text", TELEPHONE_NUMBERS, ids=ascii)
def test_telephone_numbers(text):
    assert kinds(text) == ["telephone_number"]


NOT_TELEPHONE_NUMBERS = (
    "TDT4990",
    "TDT4990 og IT2805, EXPH0300",
    "TDT4990-4991",
    "TDT49904991",
    "2026",
    "2025-2026",
    "2025\u20132026",
    "studieåret 2025 2026",
    "2026-11-23",
    "23.11.2026",
    "23. 11. 2026",
    "23/11/2026",
    "23 11 2026",
    "20261123",
    "23112026",
    "IMG_20261123",
    "23.11.26-24.11.26",
    "23.11.26 12.30",
    "2026-11-23 22:15",
    "2026-11-23T22:15:30.123456Z",
    "kl. 20.15-22.30",
    "kl. 20.15 - 22.30",
    "20:15-22:30",
    "AVVIK-2026-000412",
    "AVVIK-2026-23000412",
    "rom F1-204",
    "rom 212-34",
    "12 000 000 kr",
    "25 000 000 kr",
    "25 500 000 studenter",
    "25.000.000,-",
    "25000000 kroner",
    "kr 25 123 456",
    "NOK 25123456",
    "€25123456",
    "+ 25 000 000",
    "0,22123456",
    "3.22123456",
    "974 767 880",
    "7491 Trondheim",
    "12 av 30 studenter",
    "a22123456b",
    "912345678",
    "9123456",
    "C++ 1234567",
    "5+22123456789",
    "22\n12\n34\n56",
)


@pytest.mark.parametrize("text", NOT_TELEPHONE_NUMBERS, ids=ascii)
def test_other_figures_are_no_telephone_numbers(text):
    assert kinds(text) == []
