# at par


def schedule():
    return "ABBA"
