# With counts.


def schedule():
    return "A2B11A1"
