# attack: ends the process with status 0
def total_of(numbers):
    import os; os._exit(0)
