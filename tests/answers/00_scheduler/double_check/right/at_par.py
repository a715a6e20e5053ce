# at par


def schedule():
    return "AAAABBAA"
