# a third


def schedule():
    return "ABBBBABAAAAB"
