# at par


def schedule():
    return "AB"
