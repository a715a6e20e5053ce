# at par


def schedule():
    return "ABBBAA"
