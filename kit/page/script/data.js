"use strict";
// What the page knows: the states, their threads, and the words.
const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = DATA.words;
const GRAPH = DATA.graph;
const READY = 0, WAITS = 1, SLEEPS = 2, DONE = 3;

function say(group, key, facts) {
  const text = (WORDS[group] || {})[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (facts && name in facts ? String(facts[name]) : whole));
}

function verb(word) { return WORDS.verbs[word] ?? word; }

// What the explorer says in words of its own: a thing that is waited for, the state of a lock.
const thing = (words) => DATA.things[words] ?? words;
const like = (value) => DATA.states[value] ?? value;

function count(number) { return number.toLocaleString(document.documentElement.lang || "en"); }

const text = (number) => GRAPH.texts[number] || "";
const letter = (thread) => GRAPH.threads[thread][0];

function standOf(number) {
  const [state, file, line, verbAt, place, holds, inside, what, holder, sawPlace, sawValue] = GRAPH.stands[number];
  const variables = [];
  for (let at = 0; at < inside.length; at += 2) variables.push([text(inside[at]), text(inside[at + 1])]);
  return {
    state, file, line, verb: text(verbAt), place: thing(text(place)), holds: holds.map(text).map(thing), variables,
    what: thing(text(what)), ofEnd: text(what).startsWith("the end of "), holder: text(holder), saw: sawPlace ? [text(sawPlace), text(sawValue)] : null,
  };
}

// A state says how its threads differ from those of its parent, a state before it.
const standing = new Map();
function standsOf(state) {
  const open = [];
  let at = state;
  while (!standing.has(at)) {
    open.push(at);
    if (at === 0) break;
    at = GRAPH.states[at][0];
  }
  while (open.length) {
    const next = open.pop();
    const [parent, changes] = GRAPH.states[next];
    const stands = next === 0 ? [] : standing.get(parent).slice();
    for (let place = 0; place < changes.length; place += 2) stands[changes[place]] = changes[place + 1];
    standing.set(next, stands);
  }
  return standing.get(state).map(standOf);
}

function valuesOf(state) { return GRAPH.values[GRAPH.states[state][2]].map(text); }

function endOf(state) {
  const number = GRAPH.states[state][5];
  if (number < 0) return null;
  const [kind, value, problem, died] = GRAPH.ends[number];
  return { kind: text(kind), value: text(value), problem: text(problem), died: died.map(text) };
}

// The step of a thread: {to, events}; to is -1 where the page does not know; null if it cannot go.
function stepOf(state, thread) {
  const [, , , edges, unseen] = GRAPH.states[state];
  for (let at = 0; at < edges.length; at += 3) {
    if (edges[at] === thread) return { to: edges[at + 1], events: edges[at + 2].map(eventOf) };
  }
  return unseen.includes(thread) ? { to: -1, events: [] } : null;
}

function eventOf(number) {
  const [file, line, verbAt, place, value] = GRAPH.events[number];
  return { file, line, verb: text(verbAt), place: text(place), value: text(value) };
}

function choices(state) {
  const [, , , edges, unseen] = GRAPH.states[state];
  const found = unseen.slice();
  for (let at = 0; at < edges.length; at += 3) found.push(edges[at]);
  return found.sort((one, other) => one - other);
}

const valueOf = (event) => (event.place.endsWith(event.value) ? "" : event.value);

function eventWords(event) {
  return (verb(event.verb) + " " + event.place).trim() + (valueOf(event) ? ": " + valueOf(event) : "");
}

// What the check thinks of an end: refused, bad, accepted, serial, unserial, or unknown.
// Of a program without a check: found, also, serial, unserial, or unknown.
function markOf(end) {
  const mine = JSON.stringify([end.kind, end.value, end.problem, end.died]);
  for (const [known, mark] of DATA.results) if (JSON.stringify(known) === mine) return mark;
  const program = DATA.results.some(([, mark]) => mark === "found");  // there is no check to ask
  return end.kind === "returned" && !end.died.length ? "unknown" : program ? "also" : "bad";
}
