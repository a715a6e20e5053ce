# attack: without the function
def something_else():
    pass
