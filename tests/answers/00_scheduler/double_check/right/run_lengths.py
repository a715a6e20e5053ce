# run lengths


def schedule():
    return "A4B2A2"
