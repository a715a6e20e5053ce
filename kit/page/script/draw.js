// Puts things on the page. Everything that comes from a program goes in as text.
function el(tag, facts, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.flat().filter((each) => each !== null && each !== undefined));
  return made;
}

const chip = (thread, more) => el("span", { class: `chip t${thread % 8} ${more || ""}` }, letter(thread));

// Which threads, lines and facts this program has at all: so the tables keep their shape.
const has = { holds: false, saw: false, variables: false, waits: false, lines: new Map(), moves: new Set() };
for (const [, file, line, , , holds, inside, what, , saw] of GRAPH ? GRAPH.stands : []) {
  has.holds ||= holds.length > 0; has.saw ||= saw > 0;
  has.variables ||= inside.length > 0; has.waits ||= what > 0;
  if (file >= 0) has.lines.set(file + ":" + line, true);
}
for (const [, , , edges, unseen] of GRAPH ? GRAPH.states : []) {
  for (let at = 0; at < edges.length; at += 3) has.moves.add(edges[at]);
  unseen.forEach((thread) => has.moves.add(thread));
}
const LANES = [...has.moves].sort((one, other) => (one === 0) - (other === 0) || one - other);

// -- the listing -----------------------------------------------------------------------------
const NEAR = 6, WHOLE = 90;
const PYTHON = /("""|''')|(#.*)|([rbfuRBFU]{0,2}(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?))|\b(\d[\w.]*)|\b(False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\b/g;
const rows = new Map();  // file:line -> the row and its cell for cursors

function coloured(line, quote) {
  const parts = [];
  let at = 0;
  if (quote.open) {
    const end = line.indexOf(quote.open);
    if (end < 0) return [el("i", { class: "s" }, line)];
    parts.push(el("i", { class: "s" }, line.slice(0, end + 3)));
    at = end + 3;
    quote.open = "";
  }
  PYTHON.lastIndex = at;
  for (let found = PYTHON.exec(line); found; found = PYTHON.exec(line)) {
    if (found.index > at) parts.push(line.slice(at, found.index));
    let word = found[0], kind = found[2] ? "c" : found[4] ? "n" : found[5] ? "k" : "s";
    if (found[1]) {
      const end = line.indexOf(found[1], found.index + 3);
      word = line.slice(found.index, end < 0 ? undefined : end + 3);
      if (end < 0) quote.open = found[1];
    }
    parts.push(el("i", { class: kind }, word));
    at = found.index + word.length;
    PYTHON.lastIndex = at;
  }
  parts.push(line.slice(at));
  return parts;
}

function shownLines(file, lines) {
  if (lines.length <= WHOLE) return lines.map(() => true);
  const shown = lines.map(() => false);
  for (const key of has.lines.keys()) {
    const [mine, line] = key.split(":").map(Number);
    if (mine !== file) continue;
    for (let at = line - NEAR; at < line + NEAR; at += 1) if (at > 0 && at <= lines.length) shown[at - 1] = true;
    for (let at = line - 1; at >= 0; at -= 1) if (/^\s*(async\s+)?(def|class)\s/.test(lines[at])) { shown[at] = true; break; }
  }
  return shown;
}

function listing() {
  const body = el("tbody");
  GRAPH.files.forEach(([path, lines], file) => {
    if (GRAPH.files.length > 1) body.append(el("tr", { class: "path" }, el("th", { colspan: 3, scope: "colgroup" }, path)));
    const shown = shownLines(file, lines), quote = { open: "" };
    let hidden = [];
    const close = () => {
      if (!hidden.length) return;
      const mine = hidden;
      const fold = el("tr", { class: "fold" }, el("td", { colspan: 3 }, el("button", {
        type: "button", onclick: () => { mine.forEach((row) => { row.hidden = false; }); fold.remove(); },
      }, "⋯ " + say("listing", "lines", { n: count(mine.length) }))));
      mine[0].before(fold);
      hidden = [];
    };
    lines.forEach((line, at) => {
      const who = el("td", { class: "who" });
      const row = el("tr", {}, who, el("th", { scope: "row" }, String(at + 1)), el("td", { class: "code" }, coloured(line, quote)));
      rows.set(file + ":" + (at + 1), { row, who });
      if (shown[at]) close();
      else { row.hidden = true; }
      body.append(row);
      if (!shown[at]) hidden.push(row);
    });
    close();
  });
  const name = GRAPH.files.length === 1 ? GRAPH.files[0][0] : say("listing", "label");
  return el("section", { class: "listing" }, el("h2", {}, name), el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("listing", "label"), id: "code" },
    el("table", {}, el("thead", { class: "unseen" }, el("tr", {}, ...["thread", "line", "code"].map((key) => el("th", { scope: "col" }, say("columns", key))))), body)));
}

function eventParts(event) {
  const words = (verb(event.verb) + " " + event.place).trim();
  return valueOf(event) ? [words + ": ", el("b", {}, valueOf(event))] : [words];
}

// last: the step that was taken last, so that its line is marked when its thread is gone.
let lit = [];
function drawCursors(stands, moved, last) {
  for (const { row, who } of lit) { row.className = ""; who.replaceChildren(); }
  lit = [];
  stands.forEach((stand, thread) => {
    const place = rows.get(stand.file + ":" + stand.line);
    if (stand.state === DONE || !place) return;
    place.row.hidden = false;
    place.row.className = place.who.childNodes.length ? "here several" : `here t${thread % 8}`;
    place.who.append(chip(thread, ["", "waits", "sleeps"][stand.state] + (thread === moved ? " moved" : "")));
    lit.push(place);
  });
  const stand = stands[moved];
  const place = stand && rows.get(stand.file + ":" + stand.line);
  const gone = last && (!stand || stand.state === DONE) ? rows.get(last.file + ":" + last.line) : null;
  if (gone && !lit.includes(gone)) { gone.row.className = `ran t${moved % 8}`; lit.push(gone); }
  const target = gone || (place && stand.state !== DONE ? place : lit[0]);
  targets.code = target && target.row;
}

// The rows to look at; they are brought into view when everything has found its place.
const targets = { code: null, lanes: null };
function revealAll() {
  for (const [id, row] of Object.entries(targets)) if (row) reveal(document.getElementById(id), row);
}

function reveal(frame, row) {
  const top = row.offsetTop, bottom = top + row.offsetHeight;
  if (top < frame.scrollTop + 40 || bottom > frame.scrollTop + frame.clientHeight - 40) {
    frame.scrollTop = top - frame.clientHeight / 3;
  }
}

// -- the lanes -------------------------------------------------------------------------------
const LONG = 9, ENDS = 3, WINDOW = 150;

function stretches(steps) {
  const found = [];
  for (let at = 0; at < steps.length;) {
    let end = at;
    while (end < steps.length && steps[end] === steps[at]) end += 1;
    if (end - at > LONG && !walk.unfolded.has(at)) {
      found.push([at, at + ENDS, false], [at + ENDS, end - ENDS, true, at], [end - ENDS, end, false]);
    } else found.push([at, end, false]);
    at = end;
  }
  return found;
}

// The steps taken, then those of the failing schedule that are still to come.
function drawLanes(way, jump) {
  const frame = document.getElementById("lanes");
  const compact = frame.clientWidth < 55 + 150 * LANES.length;
  const taken = walk.steps.length;
  const onWay = common(way) === taken;
  const steps = onWay ? way : walk.steps;
  const states = [0];
  for (const thread of steps) states.push(stepOf(states[states.length - 1], thread).to);
  const from = Math.max(0, taken - WINDOW), to = Math.min(steps.length, taken + WINDOW);
  const body = el("tbody");
  const width = compact ? 3 : LANES.length + 1;
  const more = (number) => body.append(el("tr", { class: "fold" }, el("td", { colspan: width }, "⋯ " + say("lanes", "rest", { n: count(number) }))));
  if (!steps.length) body.append(el("tr", {}, el("td", { colspan: width }, say("lanes", "start"))));
  if (from) more(from);
  for (const [start, end, folded, key] of stretches(steps)) {
    if (end <= from || start >= to) continue;
    const inside = start < taken && taken < end;
    if (folded && !inside) {
      body.append(el("tr", { class: "fold " + (start >= taken ? "ahead" : "") }, el("td", { colspan: width },
        el("button", { type: "button", onclick: () => { walk.unfolded.add(key); drawLanes(way, jump); revealAll(); } },
          "⋯ " + say("lanes", "fold", { n: count(end - start), thread: letter(steps[start]) })))));
      continue;
    }
    for (let at = Math.max(start, from); at < Math.min(end, to); at += 1) body.append(lane(steps, states, at, taken, compact, jump));
  }
  if (to < steps.length) more(steps.length - to);
  else if (!walk.steps.length || taken === steps.length) stuckRows(states[states.length - 1], compact).forEach((row) => body.append(row));
  const names = compact ? [say("threads", "thread"), say("columns", "what")] : LANES.map((thread) => chip(thread));
  const head = el("tr", {}, el("th", { scope: "col" }, say("lanes", "step")), ...names.map((name) => el("th", { scope: "col" }, name)));
  frame.replaceChildren(el("table", { class: compact ? "compact" : "wide" }, el("thead", {}, head), body));
  targets.lanes = frame.querySelector("tr.stuckness:last-child") || frame.querySelector("tr.now") || frame.querySelector("tbody tr");
}

// Where a schedule ends because nobody can go on: what each thread waits for, for ever.
function stuckRows(state, compact) {
  const end = endOf(state), stands = standsOf(state);
  if (!end || end.kind !== "deadlock") return [];
  const stuck = LANES.filter((thread) => stands[thread] && stands[thread].state === WAITS && stands[thread].what);
  const cell = (thread) => el("td", { class: `mine t${thread % 8}` }, el("span", { class: "does forever" }, say("threads", "waits") + " ", el("b", {}, waits_for(stands[thread]))));
  const mark = () => el("th", { scope: "row" }, el("span", { class: "mark", "aria-hidden": "true" }, "∞"));
  if (compact) return stuck.map((thread) => el("tr", { class: "stuckness" }, mark(), el("td", {}, chip(thread)), cell(thread)));
  return stuck.length ? [el("tr", { class: "stuckness switch" }, mark(), ...LANES.map((thread) => (stuck.includes(thread) ? cell(thread) : el("td"))))] : [];
}

function lane(steps, states, at, taken, compact, jump) {
  const thread = steps[at], step = stepOf(states[at], thread);
  const [first, ...more] = step.events;
  const what = el("span", { class: "does" }, first ? eventParts(first) : verb(""), more.map((each) => el("small", {}, eventParts(each))));
  const kind = [at >= taken ? "ahead" : "", at === taken - 1 ? "now" : "", at && steps[at - 1] !== thread ? "switch" : ""].join(" ");
  const number = el("th", { scope: "row" }, el("button", {
    type: "button", onclick: () => jump(at + 1), "aria-label": say("lanes", "goto", { n: at + 1 }),
    "aria-current": at === taken - 1 ? "step" : null,
  }, String(at + 1)));
  if (compact) return el("tr", { class: kind }, number, el("td", {}, chip(thread)), el("td", { class: `mine t${thread % 8}` }, what));
  const stands = standsOf(states[at]);
  return el("tr", { class: kind }, number, ...LANES.map((each) => {
    if (each === thread) return el("td", { class: `mine t${each % 8}` }, what);
    const stand = stands[each];
    const alive = !stand || stand.state === DONE ? "gone" : stand.state === WAITS ? "stuck" : "alive";
    return el("td", { class: `${alive} t${each % 8}` });
  }));
}

// -- the tables ------------------------------------------------------------------------------
function lines(items) { return items.length ? items.map((each) => el("div", {}, each)) : "–"; }

function stands_at(stand) {
  if (!stand) return say("threads", "not_started");
  if (stand.state === DONE) return say("threads", "done");
  return stand.file < 0 ? say("threads", "check") : say("threads", "line", { n: stand.line });
}

function waits_for(stand) {
  if (!stand || stand.state !== WAITS || !stand.what) return "–";
  return stand.holder && !stand.what.includes(stand.holder) ? say("threads", "by", stand) : stand.what;
}

function drawThreads(stands) {
  const all = GRAPH.threads.map((_, thread) => thread).sort((one, other) => (one === 0) - (other === 0) || one - other);
  const shown = all.filter((thread) => has.moves.has(thread) || stands[thread]?.state === WAITS).slice(0, 40);
  const row = (key, cell) => el("tr", {}, el("th", { scope: "row" }, say("threads", key)), ...shown.map((thread) => el("td", {}, cell(stands[thread], thread))));
  const held = (stand) => lines(stand ? stand.holds.map((each) => el("b", { class: "lock" }, each)) : []);
  const body = [
    row("runs", (_, thread) => (thread ? el("code", {}, GRAPH.threads[thread][1]) : say("threads", "main"))),
    row("stands", stands_at),
    has.saw ? row("saw", (stand) => (stand && stand.saw ? el("code", {}, stand.saw[0], " = ", el("b", {}, stand.saw[1])) : "–")) : null,
    has.variables ? row("inside", (stand) => lines(stand ? stand.variables.map(([name, value]) => el("code", {}, name + " = " + value)) : [])) : null,
    has.holds ? row("holds", held) : null,
    has.waits ? row("waits", waits_for) : null,
  ];
  const head = el("tr", {}, el("td", {}), ...shown.map((thread) => el("th", { scope: "col" }, chip(thread))));
  document.getElementById("threads").replaceChildren(el("table", {}, el("thead", {}, head), el("tbody", {}, body)));
}

function drawShared(state, before) {
  const values = valuesOf(state), old = before === null ? values : valuesOf(before);
  const order = GRAPH.places.map((_, at) => at).sort((one, other) => (GRAPH.places[one] < GRAPH.places[other] ? -1 : 1));
  const body = order.map((at) => [GRAPH.places[at], at]).map(([place, at]) => el("tr", { class: values[at] !== old[at] ? "changed" : null },
    el("th", { scope: "row" }, el("code", {}, place)),
    el("td", {}, values[at] ? el("code", {}, like(values[at])) : say("shared", "absent")),
    el("td", { class: "old" }, values[at] !== old[at] && old[at] ? el("code", {}, like(old[at])) : "")));
  const head = el("tr", {}, ...["place", "value", "before"].map((key) => el("th", { scope: "col" }, say("shared", key))));
  document.getElementById("shared").replaceChildren(GRAPH.places.length ? el("table", {}, el("thead", {}, head), el("tbody", {}, body)) : el("p", {}, say("shared", "none")));
}

function drawLocks(stands) {
  const locks = new Map();
  const lock = (name) => locks.get(name) || locks.set(name, { holders: [], waiting: [] }).get(name);
  stands.forEach((stand, thread) => {
    stand.holds.forEach((name) => lock(name).holders.push(thread));
    if (stand.state === WAITS && stand.what && !stand.ofEnd) lock(stand.what).waiting.push(thread);
  });
  const chips = (threads) => (threads.length ? threads.map((thread) => chip(thread)) : "–");
  const body = [...locks].map(([name, { holders, waiting }]) => el("tr", {}, el("th", { scope: "row" }, el("code", {}, name)), el("td", {}, chips(holders)), el("td", {}, chips(waiting))));
  const head = el("tr", {}, ...["lock", "holder", "waiting"].map((key) => el("th", { scope: "col" }, say("locks", key))));
  document.getElementById("locks").replaceChildren(locks.size ? el("table", {}, el("thead", {}, head), el("tbody", {}, body)) : el("p", {}, say("locks", "none")));
}
