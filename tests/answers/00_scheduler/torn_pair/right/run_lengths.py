# run lengths


def schedule():
    return "BA4B"
