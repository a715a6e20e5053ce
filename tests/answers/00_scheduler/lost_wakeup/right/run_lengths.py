# run lengths


def schedule():
    return "AB2A"
