// The desk: buttons, keys, playing, and what is said to whoever listens.
if (GRAPH && GRAPH.states.length) {
  const WAY = failingWay();
  const SPEEDS = { slow: 1600, medium: 800, fast: 250 };
  let timer = 0, moved = -1;
  const $ = (id) => document.getElementById(id);
  const name = (thread) => (thread === 0 ? say("threads", "main") : letter(thread));

  const button = (id, key, action, hint) => el("button", { type: "button", id, onclick: action, "aria-keyshortcuts": hint },
    el("span", {}, say("controls", key)), hint ? el("kbd", { "aria-hidden": "true" }, { ArrowRight: "→" }[hint] || hint) : null);

  function build() {
    const speed = el("label", { class: "speed" }, say("controls", "speed") + " ", el("select", { id: "speed" },
      ...Object.keys(SPEEDS).map((key) => el("option", { value: key, selected: key === "medium" }, say("controls", key)))));
    const controls = el("section", { class: "controls", "aria-label": say("controls", "label") },
      el("div", { class: "tools" }, button("play", "play", toggle, "p"), button("undo", "undo", undo, "u"),
        button("forward", "forward", forward, "ArrowRight"), button("restart", "restart", restart, "Home"),
        button("return", "back", comeBack), speed),
      el("div", { class: "steppers", role: "group", "aria-label": say("controls", "label") }, ...LANES.map(stepper)),
      el("div", { class: "news", role: "status", "aria-live": "polite" }, el("p", { id: "says" }), el("div", { id: "end" })));
    const part = (id, words) => el("section", { class: "part " + id }, el("h2", {}, say(words, "label")), el("div", { id, class: "scroll", tabindex: 0, role: "region", "aria-label": say(words, "label") }));
    const replay = DATA.replay ? el("section", { class: "replay" }, el("h2", {}, say("controls", "replay")),
      el("p", {}, el("code", { id: "command" }), " ", el("button", { type: "button", id: "copy", onclick: copy }, say("controls", "copy"))),
      el("p", { class: "quiet" }, say("controls", "link"))) : null;
    const locks = has.holds ? part("locks", "locks") : el("div", { id: "locks", hidden: true });
    const beside = el("div", { class: "beside" }, el("div", { class: "state" }, part("shared", "shared"), locks), part("lanes", "lanes"));
    $("desk").append(controls, el("div", { class: "grid" }, listing(), beside), part("threads", "threads"), replay, help());
    $("desk").hidden = false;
  }

  function stepper(thread) {
    return el("button", { type: "button", class: `stepper t${thread % 8}`, id: "step-" + thread, onclick: () => step(thread), "aria-keyshortcuts": letter(thread).toLowerCase() },
      chip(thread), el("span", { class: "next" }), el("span", { class: "inhand" }));
  }

  function inHand(stand) {
    if (!stand || stand.state === DONE) return [];
    const words = stand.saw ? [say("threads", "saw") + " ", stand.saw[0] + ": ", el("b", {}, stand.saw[1])] : [];
    if (stand.holds.length) words.push((words.length ? "; " : "") + say("threads", "holds") + " ", el("b", {}, stand.holds.join(", ")));
    return words;
  }

  function help() {
    const rows = [["a b c …", "key_threads"], ["u", "key_undo"], ["p", "key_play"], ["␣", "key_space"], ["← →", "key_arrows"], ["Home", "key_home"]];
    const size = { n: count(GRAPH.states.length) };
    return el("section", { class: "help" }, el("h2", {}, say("foot", "keys")),
      el("dl", {}, ...rows.map(([key, words]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, say("foot", words))))),
      el("p", { class: "quiet", id: "size" }, say("foot", GRAPH.complete ? "whole" : "part", size)));
  }

  // -- what the reader does ------------------------------------------------------------------
  function step(thread, keep) {
    if (!keep) pause();
    const stand = standsOf(here())[thread];
    const taken = take(thread);
    if (!taken) return tell(refusal(stand, thread));
    if (taken.to < 0) return tell(say("says", "unseen"));
    moved = thread;
    render(news());
    return true;
  }

  // What the last step did, in words.
  function news() {
    const n = walk.steps.length, thread = walk.steps[n - 1];
    const { events } = stepOf(walk.states[n - 1], thread);
    return say("says", "step", { n, thread: name(thread), what: events.map(eventWords).join(say("says", "and")) || verb("") });
  }

  function refusal(stand, thread) {
    const facts = { thread: name(thread), what: stand && stand.what, holder: stand && stand.holder };
    if (!stand || stand.state === DONE) return say("says", "done", facts);
    if (stand.state === SLEEPS || !stand.what) return say("says", "asleep", facts);
    return say("says", stand.holder && !stand.what.includes(stand.holder) ? "wait_by" : "wait", facts);
  }

  function jump(length) {
    pause();
    const onWay = common(WAY) === walk.steps.length;
    if (length <= walk.steps.length) back(length);
    else if (onWay) while (walk.steps.length < length) take(WAY[walk.steps.length]);
    moved = walk.steps.length ? walk.steps[walk.steps.length - 1] : -1;
    render(say("says", "undone", { n: walk.steps.length }));
  }

  const undo = () => { if (walk.steps.length) jump(walk.steps.length - 1); };
  const restart = () => { pause(); back(0); moved = -1; render(opening()); };
  const comeBack = () => jump(common(WAY));

  function forward(event, keep) {
    if (common(WAY) < walk.steps.length) { back(common(WAY)); }
    if (walk.steps.length < WAY.length) return step(WAY[walk.steps.length], keep);
    return false;
  }

  // -- playing -----------------------------------------------------------------------------
  function play() {
    if (common(WAY) < walk.steps.length || walk.steps.length >= WAY.length) { back(common(WAY) < walk.steps.length ? common(WAY) : 0); moved = -1; render(say("says", "playing")); }
    walk.playing = true;
    tick();
  }

  function tick() {
    if (!walk.playing) return;
    if (!forward(null, true) || walk.steps.length >= WAY.length) return pause();
    timer = setTimeout(tick, SPEEDS[$("speed").value] || 800);
    label();
  }

  function pause() { walk.playing = false; clearTimeout(timer); label(); }
  function toggle() { if (walk.playing) { pause(); tell(say("says", "paused")); } else play(); }

  function label() {
    const part = walk.steps.length > 0 && walk.steps.length < WAY.length && common(WAY) === walk.steps.length;
    $("play").firstChild.textContent = say("controls", walk.playing ? "pause" : part ? "resume" : "play");
    $("play").setAttribute("aria-pressed", String(walk.playing));
  }

  // -- what the page says --------------------------------------------------------------------
  const tell = (words) => { $("says").textContent = words; return false; };

  function opening() {
    const many = choices(here()).length;
    return say("says", many === 1 ? "start_one" : "start", { n: many });
  }

  function drawEnd(end) {
    const box = $("end");
    box.replaceChildren();
    box.className = "";
    if (!end) return;
    const split = (problem) => ({ thread: problem.split(": ")[0], problem: problem.split(": ").slice(1).join(": ") });
    const told = (problem) => { const { thread, problem: what } = split(problem); return thread === "M" ? say("ends", "main", { problem: what }) : say("ends", "on", { thread, problem: what }); };
    const mark = markOf(end);
    const words = [say("ends", end.kind, { value: end.value, problem: told(end.problem) })];
    end.died.forEach((problem) => words.push(say("ends", "died", { problem: told(problem) })));
    box.className = "end " + (["refused", "bad", "found", "also"].includes(mark) ? "bad" : mark === "unserial" ? "odd" : "good");
    box.append(el("strong", {}, words.join(" ")), " ", el("span", {}, say("ends", mark)));
  }

  function drawSteppers(stands) {
    for (const thread of LANES) {
      const box = $("step-" + thread), stand = stands[thread], next = stepOf(here(), thread);
      const first = next && next.events[0] || stand;
      const what = next ? (first && first.verb ? eventWords({ ...first, value: "" }) : verb(""))
        : !stand ? say("threads", "not_started") : stand.state === DONE ? say("threads", "done") : stand.state === WAITS && stand.what ? say("threads", "waits") + " " + stand.what : verb("sleeps");
      box.setAttribute("aria-disabled", String(!next));
      box.classList.toggle("unknown", Boolean(next) && next.to < 0);
      box.classList.toggle("expected", common(WAY) === walk.steps.length && WAY[walk.steps.length] === thread);
      box.children[1].textContent = what;
      box.lastChild.replaceChildren(...inHand(stand));
      box.setAttribute("aria-label", [say("controls", "step", { thread: name(thread) }) + ": " + what, box.lastChild.textContent].filter(Boolean).join("; "));
    }
  }

  function render(words) {
    const stands = standsOf(here());
    const states = walk.states, before = states.length > 1 ? states[states.length - 2] : null;
    const last = before === null ? null : stepOf(before, walk.steps[walk.steps.length - 1]).events[0];
    drawCursors(stands, moved, last);
    drawLanes(WAY, jump);
    drawThreads(stands);
    drawShared(here(), before);
    drawLocks(stands);
    drawSteppers(stands);
    drawEnd(endOf(here()));
    const off = common(WAY) < walk.steps.length;
    $("return").hidden = !off;
    $("undo").disabled = $("restart").disabled = !walk.steps.length;
    $("forward").disabled = off || walk.steps.length >= WAY.length;
    if ($("command")) $("command").textContent = walk.steps.length ? DATA.replay + asSchedule(walk.steps) : "–";
    if ($("copy")) $("copy").hidden = !walk.steps.length;
    label();
    toAddress();
    tell(words);
    revealAll();
    document.body.dataset.steps = walk.steps.length;
  }

  function copy() {
    navigator.clipboard?.writeText($("command").textContent).then(() => { $("copy").textContent = say("controls", "copied"); }, () => {});
  }

  // -- keys ----------------------------------------------------------------------------------
  const KEYS = { u: undo, p: toggle, ArrowLeft: undo, ArrowRight: () => forward(), Home: restart, Backspace: undo };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === " ") {
      const busy = /^(BUTTON|SUMMARY|A)$/.test(event.target.tagName);
      if (busy && !walk.playing) return;
      event.preventDefault();
      return void toggle();
    }
    const scrolls = event.target.closest && event.target.closest(".scroll");
    if (scrolls && event.key.length > 1) return;
    const action = event.shiftKey ? null : KEYS[event.key];
    const thread = GRAPH.threads.findIndex(([each]) => each.toUpperCase() === event.key.toUpperCase());
    if (action) { event.preventDefault(); action(); }
    else if (thread >= 0 && has.moves.has(thread)) { event.preventDefault(); step(thread); }
  }

  function arrive() {
    const whole = fromAddress();
    moved = walk.steps.length ? walk.steps[walk.steps.length - 1] : -1;
    const n = walk.steps.length;
    render(!whole ? say("says", "bad_hash", { n }) : n ? news() : opening());
  }

  build();
  document.addEventListener("keydown", onKey);
  // A space that is released on a focused button would press it again after it has paused.
  addEventListener("hashchange", () => { if (location.hash !== "#" + asSchedule(walk.steps)) { pause(); arrive(); } });
  addEventListener("resize", () => { drawLanes(WAY, jump); revealAll(); });
  arrive();
}
