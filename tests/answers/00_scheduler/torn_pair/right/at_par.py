# at par


def schedule():
    return "BAAAAB"
