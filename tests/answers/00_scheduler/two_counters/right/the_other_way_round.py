# B holds the old value


def schedule():
    return "BAAB"
