# run lengths


def schedule():
    return "AB3A2"
