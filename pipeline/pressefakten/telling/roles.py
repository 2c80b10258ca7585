"""Functions of persons as they stand without an article."""

from pressefakten.german.role_case import role_in_nominative, sex_of_first_name
from pressefakten.german.role_nouns import role_form


def role_text(role: str, person: str) -> str:
    """The function in the nominative: "kommissarischen Geschäftsführerin" → "kommissarische Geschäftsführerin".

    ``person`` is the full name of who has it. A function without a known role noun stays as it is written.
    """
    words = role.split()
    noun = next((number for number, word in enumerate(words) if role_form(word) is not None), None)
    if noun is None:
        return role
    return " ".join(role_in_nominative(words, noun, "", sex_of_first_name(person.split()[0] if person else "")))
