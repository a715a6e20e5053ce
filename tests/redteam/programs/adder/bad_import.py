# attack: imports what is not there
import no_such_module_anywhere

def total_of(numbers):
    return 0
