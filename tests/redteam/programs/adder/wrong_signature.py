# attack: takes nothing
def total_of():
    return 0
