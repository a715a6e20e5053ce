# attack: the instrumented code is exchanged for a clean copy
# verdict: race
import ast


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        seen = self.total
        self.total = seen + n

with open(__file__) as file:
    tree = ast.parse(file.read())
for node in tree.body:
    if isinstance(node, ast.ClassDef):
        for method in node.body:
            names = {}
            exec(compile(ast.Module([method], []), "clean", "exec"), names)
            getattr(Counter, method.name).__code__ = names[method.name].__code__
