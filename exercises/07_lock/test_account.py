"""Account: many threads may use it at once, and every call acts as one step (K1 to K5)."""

import itertools
import threading

from hypothesis import given, settings
from hypothesis import strategies as st
from kit import points, together

LONG = 5.0  # seconds of the explorer's own clock: they cost nothing
amounts = st.integers(1, 50)
two_amounts = st.lists(amounts, min_size=2, max_size=2, unique=True)

# A call is a tuple: ("deposit", "x", 5), ("transfer", "x", "y", 3), ("snapshot", "x").
# A script is what one thread does: one call or several.


def perform(account, held, call):
    """One call on the accounts in `held`: what it answered."""
    name, who, *rest = call
    one = held[who]
    try:
        if name in ("deposit", "withdraw"):
            getattr(one, name)(rest[0])
        elif name == "update":
            one.update(lambda balance: balance + rest[0])
        elif name == "slow_update":
            one.update(lambda balance: threading.Event().wait(LONG) or balance + rest[0])
        elif name == "transfer":
            account.transfer(one, held[rest[0]], rest[1])
        elif name == "snapshot":
            balance, history = one.snapshot()
            return [balance, list(history)]
        else:
            return list(one.history) if name == "history" else one.balance
    except account.InsufficientFunds:
        return "refused"
    return "done"


def side_by_side(account, start, scripts, booked):
    """Every script in a thread of its own; then the answers, and what is left.

    booked  look at each history too
    """
    held = {name: account.Account(balance) for name, balance in start.items()}

    def thread_of(script):
        def thread():
            return [perform(account, held, call) for call in script]

        thread.__name__ = "; ".join(spoken_call(*call) for call in script)  # heads its column
        return thread

    answers = together(*map(thread_of, scripts))
    left = {name: [one.balance, list(one.history) if booked else []] for name, one in held.items()}
    return {"answers": answers, "left": left}


# ---- what is allowed: the same calls, one whole call after another, in some order


def orders(scripts):
    """Every order of the calls that keeps each script's own order: lists of thread numbers."""
    numbers = [number for number, script in enumerate(scripts) for _ in script]
    return sorted(set(itertools.permutations(numbers)))


def book(left, call):
    """The call by the rules, in a plain ledger: what it must answer."""
    name, who, *rest = call
    balance, history = left[who]
    if name in ("snapshot", "history", "balance"):
        return {"snapshot": [balance, list(history)], "history": list(history)}.get(name, balance)
    if name in ("withdraw", "transfer") and balance < rest[-1]:
        return "refused"
    signed = -rest[-1] if name in ("withdraw", "transfer") else rest[-1]
    entries = [(who, signed)] + ([(rest[0], rest[-1])] if name == "transfer" else [])
    for whose, amount in entries:
        left[whose] = [left[whose][0] + amount, [*left[whose][1], amount]]
    return "done"


def in_order(start, scripts, order):
    left = {name: [balance, []] for name, balance in start.items()}
    answers = [[] for _ in scripts]
    for number in order:
        call = scripts[number][len(answers[number])]
        answers[number].append(book(left, call))
    return {"answers": answers, "left": left}


def whole_calls(start, scripts):
    """All results that whole calls, one after another, can have."""
    return [in_order(start, scripts, order) for order in orders(scripts)]


def unordered(result):
    """The result without the order of each history: two accounts may see two transfers
    in different orders, since a transfer is one step for each account."""
    left = {name: [balance, sorted(history)] for name, (balance, history) in result["left"].items()}
    return {"answers": result["answers"], "left": left}


def unbooked(result):
    left = {name: [balance, []] for name, (balance, _) in result["left"].items()}
    return {"answers": result["answers"], "left": left}


def words(result):
    """``refused, done; x ends at 8 [-12]``: what each call answered, and what is left."""
    answers = [str(answer) for script in result["answers"] for answer in script]
    said = ", ".join(answers) + "; "
    left = result["left"].items()
    return said + ", ".join(f"{name} ends at {b}" + (f" {h}" if h else "") for name, (b, h) in left)


def spoken(start, scripts):
    made = ", ".join(f"{name} = Account({balance})" for name, balance in start.items())
    threads = " | ".join("; ".join(spoken_call(*call) for call in script) for script in scripts)
    return f"{made}: {threads}"


def spoken_call(name, who, *rest):
    if name == "transfer":
        return f"transfer({who}, {rest[0]}, {rest[1]})"
    if name in ("update", "slow_update"):
        slow = " after 5 seconds" if name == "slow_update" else ""
        return f"{who}.update(lambda b: b + {rest[0]}{slow})"
    return f"{who}.{name}" + (f"({rest[0]})" if rest else "()" if name == "snapshot" else "")


def check(submission, start, *scripts, booked=True, schedules=300):
    """Under every schedule the scripts give what whole calls in some order give."""
    transfers = sum(call[0] == "transfer" for script in scripts for call in script)
    view = unbooked if not booked else unordered if transfers > 1 else dict
    allowed = [view(result) for result in whole_calls(start, scripts)]
    expected = "\nor: ".join(sorted({words(result) for result in allowed}))
    question, told = (side_by_side, start, scripts, booked), spoken(start, scripts)
    for outcome in submission.every_schedule(*question, schedules=schedules, told=told):
        result = view(outcome.value)
        assert result in allowed, f"{told}\ngave: {words(result)}\nexpected: {expected}"


def each_beside(submission, start, firsts, seconds, **options):
    for first, second in itertools.product(firsts, seconds):
        check(submission, start, [first], [second], schedules=150, **options)


# ---- K1: deposit, withdraw, balance


def check_money(submission, start, *scripts):
    """The same, but for the histories: they are K2."""
    check(submission, start, *scripts, booked=False)


@points(1)
@given(start=amounts, a=amounts, b=amounts)
@settings(max_examples=5)
def test_one_thread_alone(submission, start, a, b):
    """One thread alone: deposit adds, withdraw takes, and too much is refused."""
    check_money(
        submission,
        {"x": start},
        [("balance", "x"), ("deposit", "x", a), ("balance", "x"), ("withdraw", "x", b)],
    )
    check_money(submission, {"x": start}, [("withdraw", "x", start + b), ("balance", "x")])
    check_money(submission, {"x": start}, [("withdraw", "x", start), ("balance", "x")])


@points(2)
@given(n=two_amounts)
@settings(max_examples=5)
def test_no_deposit_is_lost(submission, n):
    """Two deposits at the same time are both kept."""
    check_money(submission, {"x": 0}, [("deposit", "x", n[0])], [("deposit", "x", n[1])])


@points(2)
def test_deposit_beside_withdrawal(submission):
    """A deposit and a withdrawal at the same time both count."""
    check_money(submission, {"x": 20}, [("deposit", "x", 5)], [("withdraw", "x", 3)])
    check_money(submission, {"x": 0}, [("deposit", "x", 5)], [("withdraw", "x", 3)])
    both = [("deposit", "x", 5), ("withdraw", "x", 4)]
    check_money(submission, {"x": 20}, both, [("deposit", "x", 2)])


@points(2)
def test_no_overdraft(submission):
    """Withdrawals at the same time never take more than there is."""
    check_money(submission, {"x": 20}, [("withdraw", "x", 12)], [("withdraw", "x", 15)])
    check_money(submission, {"x": 20}, [("withdraw", "x", 3)], [("withdraw", "x", 4)])
    calls = [[("withdraw", "x", 9)], [("withdraw", "x", 8)], [("withdraw", "x", 7)]]
    check_money(submission, {"x": 16}, *calls)


@points(1)
def test_a_refusal_changes_nothing(submission):
    """No other thread ever sees a trace of a withdrawal that is refused."""
    others = [("balance", "x"), ("deposit", "x", 5), ("withdraw", "x", 3), ("withdraw", "x", 20)]
    each_beside(submission, {"x": 20}, [("withdraw", "x", 40)], others, booked=False)


def use_after(account, name, n):
    """A call that may raise; then another thread uses the account."""
    shared = account.Account(20)
    try:
        getattr(shared, name)(n)
    except NotImplementedError:
        raise
    except Exception:
        pass
    together(lambda: shared.deposit(5))
    return "still usable"


@points(1)
def test_an_error_leaves_no_lock_held(submission):
    """After withdraw(40), withdraw(-1) or deposit(-1) another thread can use the account."""
    for name, n in (("withdraw", 40), ("withdraw", -1), ("deposit", -1)):
        for outcome in submission.every_schedule(use_after, name, n, schedules=50):
            assert outcome.value == "still usable"


# ---- K2: history and snapshot


def two_accounts(account, a, b):
    first, second, third = account.Account(), account.Account(balance=a), account.Account(b)
    second.deposit(3)
    third.withdraw(b)
    return [[one.balance, list(one.history)] for one in (first, second, third)]


@points(1)
def test_accounts_are_separate(submission):
    """Each account has its own balance and its own history; a new one starts at 0."""
    for outcome in submission.every_schedule(two_accounts, 20, 7, schedules=20):
        expected = [[0, []], [23, [3]], [0, [-7]]]
        assert outcome.value == expected, (
            "Account(), Account(balance=20).deposit(3), Account(7).withdraw(7): "
            f"balances and histories are {outcome.value}, expected {expected}"
        )


@points(1)
def test_history_holds_every_amount(submission):
    """history lists every amount: deposits as they are, withdrawals with a minus."""
    writers = [("deposit", "x", 5), ("withdraw", "x", 3), ("withdraw", "x", 40)]
    check(submission, {"x": 20}, writers)
    each_beside(submission, {"x": 20}, [("deposit", "x", 2), ("withdraw", "x", 4)], writers)
    each_beside(submission, {"x": 20}, [("history", "x")], writers)


@points(2)
def test_snapshot_is_of_one_moment(submission):
    """snapshot() fits together: the start and the sum of history are the balance."""
    writers = [("deposit", "x", 5), ("withdraw", "x", 3)]
    each_beside(submission, {"x": 20}, [("snapshot", "x")], writers)
    check(submission, {"x": 20}, [("snapshot", "x")], writers)
    check(submission, {"x": 20}, [("snapshot", "x")], [("snapshot", "x")], [writers[0]])


def keep_snapshot(account):
    shared = account.Account(20)
    shared.deposit(5)
    balance, history = shared.snapshot()
    shared.withdraw(3)
    return [balance, type(history).__name__, list(history)]


@points(1)
def test_snapshot_stays_as_it_was(submission):
    """A snapshot is a tuple, and later calls do not change it."""
    for outcome in submission.every_schedule(keep_snapshot, schedules=20):
        assert outcome.value == [25, "tuple", [5]], (
            f"a snapshot after deposit(5) on Account(20) became {outcome.value}, "
            "expected 25 and a tuple of 5"
        )


# ---- K3: update


@points(2)
def test_update_is_one_step(submission):
    """update(fn) beside anything else: nothing comes between reading and writing."""
    others = [
        ("update", "x", 6),
        ("deposit", "x", 5),
        ("withdraw", "x", 3),
        ("withdraw", "x", 25),
        ("balance", "x"),
        ("history", "x"),
        ("snapshot", "x"),
    ]
    each_beside(submission, {"x": 20}, [("update", "x", 7)], others)


@points(1)
def test_a_slow_update_is_waited_for(submission):
    """However long fn takes, no other call comes between reading and writing."""
    others = [("deposit", "x", 5), ("withdraw", "x", 3), ("update", "x", 6), ("snapshot", "x")]
    each_beside(submission, {"x": 20}, [("slow_update", "x", 7)], others)
    there_and_back = [("transfer", "x", "y", 4), ("transfer", "y", "x", 4)]
    slow = [("slow_update", "x", 7), ("slow_update", "y", 7)]
    each_beside(submission, {"x": 20, "y": 30}, slow, there_and_back)


def update_reads_balance(account):
    shared = account.Account(20)
    together(lambda: shared.update(lambda _: 2 * shared.balance), lambda: shared.deposit(5))
    return [shared.balance, shared.balance == 20 + sum(shared.history)]


@points(1)
def test_fn_may_read_the_balance(submission):
    """The function given to update may look at account.balance."""
    for outcome in submission.every_schedule(update_reads_balance, schedules=300):
        balance, fits = outcome.value
        assert balance in (45, 50), f"doubling 20 beside deposit(5) gave {balance}, not 45 or 50"
        assert fits, "history does not sum up to the balance"


def update_that_fails(account):
    shared = account.Account(20)

    def fails(balance):
        raise ZeroDivisionError("from fn")

    def try_it():
        try:
            shared.update(fails)
        except ZeroDivisionError as error:
            return str(error)
        return "no error came out of update"

    told = try_it()
    both = together(lambda: shared.deposit(5), try_it)
    return [told, both[1], shared.balance, list(shared.history)]


@points(1)
def test_an_error_in_fn_changes_nothing(submission):
    """An error in fn comes out of update, nothing is changed, others can go on."""
    for outcome in submission.every_schedule(update_that_fails, schedules=300):
        first, second, balance, history = outcome.value
        assert first == second == "from fn", f"expected the error of fn, got: {first}; {second}"
        assert balance == 25, f"Account(20), deposit(5), two failing updates: balance {balance}"
        assert history == [5], f"Account(20), deposit(5), two failing updates: history {history}"


# ---- K4: transfer


@points(1)
def test_transfer_in_one_thread(submission):
    """transfer moves n; what is refused changes neither account."""
    check(submission, {"x": 20, "y": 30}, [("transfer", "x", "y", 4), ("snapshot", "y")])
    check(submission, {"x": 20, "y": 30}, [("transfer", "x", "y", 25), ("snapshot", "y")])
    check(submission, {"x": 20, "y": 30}, [("transfer", "y", "x", 30), ("snapshot", "x")])


@points(2)
def test_transfer_beside_other_calls(submission):
    """transfer beside a call on one of its two accounts loses nothing."""
    others = [(name, who, n) for who in "xy" for name, n in (("deposit", 5), ("withdraw", 3))]
    others += [(name, who) for who in "xy" for name in ("snapshot", "balance")]
    others += [("update", "x", 7), ("update", "y", 8), ("withdraw", "x", 18)]
    each_beside(submission, {"x": 20, "y": 30}, [("transfer", "x", "y", 4)], others)
    traces = [("balance", "y"), ("withdraw", "y", 33), ("balance", "x"), ("withdraw", "x", 19)]
    each_beside(submission, {"x": 20, "y": 30}, [("transfer", "x", "y", 25)], traces)


def use_after_transfer(account, n, itself):
    """A transfer that may raise; then other threads use both accounts."""
    x, y = account.Account(20), account.Account(30)
    try:
        account.transfer(x, x if itself else y, n)
    except NotImplementedError:
        raise
    except Exception:
        pass
    together(lambda: x.deposit(5), lambda: y.withdraw(3))
    return "still usable"


@points(1)
def test_a_refused_transfer_leaves_no_lock_held(submission):
    """After transfer(x, y, 40) or transfer(x, y, -1) other threads can use both accounts."""
    for n, itself in ((40, False), (-1, False), (40, True)):
        for outcome in submission.every_schedule(use_after_transfer, n, itself, schedules=50):
            assert outcome.value == "still usable"


@points(2)
def test_transfers_share_accounts(submission):
    """Transfers at the same time: none is lost, none takes more than there is."""
    start = {"x": 20, "y": 30, "z": 40}
    check(submission, start, [("transfer", "x", "y", 12)], [("transfer", "x", "y", 15)])
    check(submission, start, [("transfer", "x", "y", 12)], [("transfer", "x", "z", 15)])
    check(submission, start, [("transfer", "x", "z", 4)], [("transfer", "y", "z", 6)])
    check(submission, start, [("transfer", "x", "y", 4)], [("transfer", "y", "z", 6)])


@points(2)
def test_opposite_transfers_never_deadlock(submission):
    """Transfers in opposite directions, or in a circle, always come to an end."""
    there, back = ("transfer", "x", "y", 3), ("transfer", "y", "x", 5)
    for start in ({"x": 20, "y": 30}, {"x": 30, "y": 20}, {"x": 20, "y": 20}):
        check(submission, start, [there], [back])
    check(submission, {"x": 20, "y": 30}, [there], [("deposit", "x", 50), back])
    check(submission, {"x": 30, "y": 20}, [there], [("deposit", "y", 50), back])
    circle = [[there], [("transfer", "y", "z", 4)], [("transfer", "z", "x", 2)]]
    check(submission, {"x": 20, "y": 20, "z": 20}, *circle)


def born_together(account):
    """Two accounts that two threads make at the same time, then opposite transfers."""
    x, y = together(lambda: account.Account(20), lambda: account.Account(30))
    together(lambda: account.transfer(x, y, 3), lambda: account.transfer(y, x, 5))
    return [x.balance, y.balance]


@points(1)
def test_accounts_made_at_the_same_time(submission):
    """The same for two accounts that were made by two threads at the same time."""
    for outcome in submission.every_schedule(born_together, schedules=500):
        assert outcome.value == [22, 28], f"balances are {outcome.value}, expected [22, 28]"


def to_itself(account, beside):
    shared = account.Account(20)
    calls = [lambda: account.transfer(shared, shared, 4)]
    together(*calls, *[lambda: shared.deposit(5)] * beside)
    return [shared.balance, 20 + sum(shared.history)]


@points(1)
def test_transfer_to_itself(submission):
    """transfer(x, x, n) ends, and changes no balance."""
    for beside in (0, 1):
        for outcome in submission.every_schedule(to_itself, beside, schedules=300):
            balance, booked = outcome.value
            expected = 20 + 5 * beside
            assert balance == expected, f"transfer(x, x, 4) on Account(20): balance {balance}"
            assert booked == expected, "history does not sum up to the balance"
    traces = [("withdraw", "x", 22), ("withdraw", "x", 15)]  # 16 may be seen meanwhile, never 24
    each_beside(submission, {"x": 20}, [("transfer", "x", "x", 4)], traces, booked=False)


# ---- K5: one account never waits for another


def while_x_is_updated(account, calls):
    """All calls are made while the fn of an update of x is still at work."""
    held = {"x": account.Account(20), "y": account.Account(30), "z": account.Account(40)}
    held |= {f"y{number}": account.Account(number) for number in range(20)}
    at_work, done = threading.Event(), threading.Event()

    def slow(balance):
        at_work.set()
        done.wait()
        return balance + 7

    def update():
        try:
            held["x"].update(slow)
        finally:
            at_work.set()

    def meanwhile():
        at_work.wait()
        try:
            return [perform(account, held, call) for call in calls]
        finally:
            done.set()

    together(update, meanwhile)
    return held["x"].balance


@points(2)
def test_no_account_waits_for_another(submission):
    """While update(fn) works on x, every call on other accounts goes on."""
    calls = [
        ("deposit", "y", 5),
        ("withdraw", "y", 3),
        ("withdraw", "y", 99),
        ("update", "y", 6),
        ("transfer", "y", "z", 4),
        ("balance", "y"),
        ("history", "z"),
        ("snapshot", "y"),
    ]
    many = [("deposit", f"y{number}", 1) for number in range(20)]
    for script in (*[[call] for call in calls], many):
        for outcome in submission.every_schedule(while_x_is_updated, script, schedules=20):
            x = outcome.value
            assert x == 27, f"x.update(lambda b: b + 7) on Account(20) left {x}, expected 27"
