"""Words that stand at the beginning of a line elsewhere, put into the middle of a sentence."""


def in_sentence(text: str) -> str:
    """``text`` with a small first letter; names and abbreviations in it stay as they are."""
    name = any(char.isupper() for char in text.split(" ")[0][1:])
    return text if name else text[:1].lower() + text[1:]
