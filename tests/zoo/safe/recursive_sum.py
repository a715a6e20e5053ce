"""Each recursion returns its sum; nothing is shared but the list of answers."""

import threading

answers = []


def add_up(tree):
    if isinstance(tree, int):
        return tree
    return sum(add_up(branch) for branch in tree)


def work(tree):
    answers.append(add_up(tree))


def main():
    threads = [threading.Thread(target=work, args=(t,)) for t in ([1, [2]], [[4]])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(answers) == 7, answers
