"""How the people of an office are called on its screens."""


def name_of(user) -> str:
    return user.get_full_name() or user.get_username()
