// The slider with its buttons, over the density of the records and the events.

import { quiet } from "../kit/copy.js"
import { classes, el } from "../kit/elements.js"
import { dot } from "../kit/marks.js"
import { halt, rest, show, step, toggle } from "./motion.js"
import { track } from "./track.js"

const REST = 600
const NAMED = 3
const NEAR = 14
const KEYS = { ArrowRight: true, ArrowUp: true, ArrowLeft: false, ArrowDown: false }
const LONG = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" })

export function clock(play, view) {
  const picture = el("div", { class: "picture", "aria-hidden": "true" })
  const when = el("strong", { class: "when" })
  const news = el("div", { class: "news", "aria-live": "polite" })
  const button = quiet("▶ Play", () => toggle(view), { class: "quiet play" })
  const range = slider(play, view)
  const node = el(
    "div",
    { class: "clock" },
    el("div", { class: "line" }, buttons(view, button), when, news),
    el("div", { class: "track" }, picture, range),
  )
  return {
    node,
    draw: () => picture.replaceChildren(track(play, node.clientWidth)),
    at: (day) => {
      range.value = day
      range.setAttribute("aria-valuetext", dayWords(day))
      when.textContent = dayWords(day)
    },
    say: (lines) => news.replaceChildren(...told(lines, eventOn(play.marks, view.day))),
    playing: (on) => {
      button.replaceChildren(on ? "❚❚ Pause" : "▶ Play")
      news.setAttribute("aria-live", on ? "off" : "polite")
    },
  }
}

/** A step that the reader asked for; where it ends is told when no other follows. */
function stepped(view, forward) {
  halt(view)
  step(view, forward)
  rest(view, REST)
}

function buttons(view, play) {
  const to = (sign, words, forward) =>
    quiet(sign, () => stepped(view, forward), { "aria-label": words, title: words })
  return el(
    "span",
    { class: "buttons", role: "group", "aria-label": "Moves" },
    to("←", "Previous move", false),
    play,
    to("→", "Next move", true),
  )
}

function slider({ first, last }, view) {
  return el("input", {
    type: "range",
    min: first,
    max: last,
    step: 1,
    "aria-label": "Day shown, left and right arrows go from move to move",
    oninput: ({ target }) => {
      halt(view)
      show(view, Number(target.value))
    },
    onchange: () => rest(view),
    onkeydown: (event) => {
      const forward = KEYS[event.key]
      if (forward === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      stepped(view, forward)
    },
  })
}

/** What just changed, and the event of the last days, if there is one. */
function told(lines, event) {
  const all = lines
    .slice(0, NAMED)
    .map(({ name, shade, words }) =>
      el("span", { class: classes("change", shade) }, dot(), el("strong", {}, name), words),
    )
  const more = lines.length - NAMED
  if (more > 0) all.push(el("span", { class: "change" }, `and ${more} more`))
  if (event) all.push(el("span", { class: "near" }, event))
  return all
}

function eventOn(marks, day) {
  const past = marks.filter((mark) => mark.day <= day && mark.day > day - NEAR)
  const last = past.toSorted((one, other) => other.day - one.day)[0]
  return last ? `${dayWords(last.day)}: ${last.label}` : ""
}

function dayWords(day) {
  return LONG.format(new Date(day * 86400000))
}
