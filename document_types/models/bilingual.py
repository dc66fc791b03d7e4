"""What is written in two languages and read in one."""


def in_language(row, name: str, language: str) -> str:
    """The field `name` of `row` in `language`, or in the other one where only that was written."""
    ar, fr = getattr(row, f"{name}_ar"), getattr(row, f"{name}_fr")
    return (ar or fr) if language == "ar" else (fr or ar)
