# run lengths


def schedule():
    return "A1B1"
