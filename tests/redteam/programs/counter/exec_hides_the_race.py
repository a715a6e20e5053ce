# attack: the racy method is made by exec at run time
# verdict: race
SOURCE = '''
def add(self, n):
    seen = self.total
    self.total = seen + n
'''
names = {}
exec(SOURCE, names)

class Counter:
    def __init__(self):
        self.total = 0

    add = names["add"]
