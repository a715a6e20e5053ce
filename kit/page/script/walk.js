// Where the reader is: the steps taken, and the schedules as text in the address.
const walk = { steps: [], states: [0], playing: false, unfolded: new Set() };

const here = () => walk.states[walk.states.length - 1];

function failingWay() {
  const way = [];
  let state = 0;
  for (const thread of GRAPH.failing) {
    const step = stepOf(state, thread);
    if (!step || step.to < 0) break;
    way.push(thread);
    state = step.to;
  }
  return way;
}

function common(way) {
  let length = 0;
  while (length < walk.steps.length && walk.steps[length] === way[length]) length += 1;
  return length;
}

function take(thread) {
  const step = stepOf(here(), thread);
  if (!step || step.to < 0) return step;
  walk.steps.push(thread);
  walk.states.push(step.to);
  return step;
}

function back(length) {
  walk.steps.length = Math.max(0, length);
  walk.states.length = walk.steps.length + 1;
}

function asSchedule(steps) {
  let words = "";
  for (let at = 0; at < steps.length;) {
    let end = at;
    while (end < steps.length && steps[end] === steps[at]) end += 1;
    const times = end - at;
    words += steps.length > 32 && times > 1 ? letter(steps[at]) + times : letter(steps[at]).repeat(times);
    at = end;
  }
  return words;
}

// Follows a schedule as far as the program allows; true if that is all of it.
function follow(schedule) {
  back(0);
  const numbers = new Map(GRAPH.threads.map(([name], at) => [name, at]));
  const whole = /^([A-Z][a-z]*\d{0,6})*$/.test(schedule);
  for (const [, name, times] of schedule.matchAll(/([A-Z][a-z]*)(\d{0,6})/g)) {
    for (let left = Number(times || 1); left > 0; left -= 1) {
      const thread = numbers.get(name);
      const step = thread === undefined ? null : take(thread);
      if (!step || step.to < 0 || walk.steps.length > 20000) return false;
    }
  }
  return whole;
}

function fromAddress() {
  let schedule = "";
  try { schedule = decodeURIComponent(location.hash.slice(1)); } catch { return false; }
  return follow(schedule);
}

function toAddress() {
  const hash = "#" + asSchedule(walk.steps);
  if (location.hash !== hash && (location.hash || hash !== "#")) {
    history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
  }
}
