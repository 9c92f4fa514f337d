EXAMPLE = ""


def positions_command() -> None:
    """x"""
