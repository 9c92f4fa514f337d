EXAMPLE = ""


def brief_command() -> None:
    """x"""
