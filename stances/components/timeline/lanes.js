// One lane: its label, a bar for each stretch of a position, a tick for each record.

import { classes, svg } from "../kit/elements.js"

const SHADES = ["p2", "p1", "p0", "m1", "m2"]

/** The fills of a stale stretch, striped in its own colour, and of a contested one, in halves. */
export function fills() {
  const lines = { width: 10, height: 10, patternUnits: "userSpaceOnUse" }
  const half = (offset, shade) => svg("stop", { offset, class: shade })
  return svg(
    "defs",
    {},
    SHADES.map((shade) =>
      svg(
        "pattern",
        { id: `stale-${shade}`, patternTransform: "rotate(45)", class: shade, ...lines },
        svg("rect", { width: 5, height: 10, class: "stripe" }),
      ),
    ),
    svg("linearGradient", { id: "contested", x2: 0, y2: 1 }, half(0.5, "p2"), half(0.5, "m2")),
  )
}

export function lane({ cell, label, bars, ticks, ended, excluded }, y, place, view) {
  const top = place.narrow ? y + 20 : y + 9
  const shown = ticks.filter(({ first, last }) => last >= place.from && first <= place.to)
  return svg(
    "g",
    { class: "row" },
    line(place.left, place.left + place.inner, top + 7.5, top + 7.5, "ground"),
    name(label, y, place),
    bars.map((each) => bar(each, top, place)),
    shown.filter(({ uncertain }) => uncertain).map((each) => doubt(each, top, place)),
    ended
      .filter((day) => day >= place.from && day <= place.to)
      .map((day) => remark("out of office", place.scale(day), top)),
    excluded.map((each) => barred(each, top, place)),
    shown.map((each) => tick(each, { cell, label }, top, place, view)),
  )
}

function name(label, y, { narrow, left }) {
  const limit = narrow ? 40 : 24
  const at = narrow
    ? { x: 0, y: y + 13, "text-anchor": "start" }
    : { x: left - 12, y: y + 22, "text-anchor": "end" }
  return svg(
    "text",
    { class: "lane", ...at },
    label.length > limit ? `${label.slice(0, limit - 1)}…` : label,
    svg("title", {}, label),
  )
}

function bar({ start, end: last, shade, stale }, y, place) {
  if (last <= place.from || start > place.to) return null
  const [x, right] = [start, last].map((day) => place.scale(clipped(day, place)))
  const width = Math.max(right - x, 1.5)
  const kind = classes("bar", shade || "contested", stale && "stale")
  const fill = shade ? stale && `url(#stale-${shade})` : "url(#contested)"
  return svg("rect", { x, width, y, height: 15, class: kind, fill: fill || null })
}

/** A broken line under the days that an inexact date can mean. */
function doubt({ first, last }, y, place) {
  const [x, right] = [first, last].map((day) => place.scale(clipped(day, place)))
  const start = x - (first === last ? 7 : 0)
  return line(start, Math.max(right, start + 14), y + 18.5, y + 18.5, "doubt")
}

function barred([first, last], y, { from, to, scale }) {
  if (last < from || first > to) return null
  return remark("not applicable", scale(Math.max(first, from)), y)
}

function remark(words, x, y) {
  return svg(
    "g",
    {},
    line(x, x, y - 4, y + 19, "until"),
    svg("text", { x: x + 5, y: y + 12, class: "small" }, words),
  )
}

function tick({ stance, first, shade, hollow, sentence }, { cell, label }, y, place, view) {
  const x = place.scale(Math.max(first, place.from))
  const open = (keyboard) => view.send("open", { stance, cell, keyboard })
  const words = `${label}, ${sentence}`
  return svg(
    "g",
    {
      class: classes("tick", shade),
      role: "button",
      "data-stance": stance,
      "data-cell": cell,
      "aria-label": words,
      onclick: () => open(false),
      onkeydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return
        event.preventDefault()
        open(true)
      },
    },
    svg("title", {}, words),
    svg("rect", { x: x - 7, y: y - 8, width: 14, height: 31, class: "target" }),
    hollow
      ? svg("circle", { cx: x, cy: y + 7.5, r: 5, class: "hollow" })
      : line(x, x, y - 4, y + 19, "mark"),
  )
}

function line(x1, x2, y1, y2, kind) {
  return svg("line", { x1, x2, y1, y2, class: kind })
}

function clipped(day, { from, to }) {
  return Math.min(Math.max(day, from), to + 1)
}
