// Events: a line through all lanes, and a label above it that collides with no other.

import { svg } from "../kit/elements.js"

const ROW = 15

/** Labels are put in rows, greedily; what finds no place keeps its line and its title. */
export function events(marks, place, limit = place.narrow ? 3 : 4) {
  const rows = []
  const placed = marks
    .filter(({ day }) => day >= place.from && day <= place.to)
    .toSorted((one, other) => Number(other.major) - Number(one.major) || other.day - one.day)
    .map((mark) => fitted(mark, rows, place, limit))
  const height = rows.length * ROW + 4
  return {
    height,
    draw: (top, bottom) => [
      placed.map((each) => rule(each, height, top, bottom)),
      placed.map((each) => label(each, height)),
    ],
  }
}

function fitted(mark, rows, { scale, left, inner }, limit) {
  const x = scale(mark.day)
  const width = mark.short.length * 6.1 + 10
  const start = Math.min(Math.max(x - width / 2, left), left + inner - width)
  const places = Array.from({ length: limit }, (_, at) => at)
  const free = (at) => (rows[at] ?? []).every(([a, b]) => start + width < a || start > b)
  const row = mark.major ? places.find(free) : undefined
  if (row !== undefined) (rows[row] ??= []).push([start, start + width])
  return { mark, x, row, middle: start + width / 2 }
}

function rule({ mark, x, row }, height, top, bottom) {
  const y1 = row === undefined ? top - 4 : height - row * ROW - 2
  return svg(
    "g",
    { class: "event" },
    svg("title", {}, mark.label),
    svg("line", { x1: x, x2: x, y1, y2: bottom - 24 }),
    svg("rect", { x: x - 5, y: top - 8, width: 10, height: bottom - top - 20, class: "target" }),
  )
}

function label({ mark, row, middle }, height) {
  if (row === undefined) return null
  const y = height - row * ROW - 5
  return svg(
    "g",
    { class: "event" },
    svg("text", { x: middle, y, "text-anchor": "middle" }, mark.short),
  )
}
