// What lies behind the slider: how many records there are when, the events, the years.

import { svg } from "../kit/elements.js"
import { axis } from "../timeline/axis.js"
import { events } from "../timeline/events.js"

const THUMB = 18
const HIGH = 26
const BIN = 4

export function track({ records, marks, first, last }, width) {
  const narrow = width < 560
  const inner = Math.max(width - THUMB, 100)
  const left = THUMB / 2
  const scale = (day) => left + ((day - first) / Math.max(last - first, 1)) * inner
  const place = { scale, left, inner, from: first, to: last, narrow }
  const head = events(marks, place, narrow ? 1 : 2)
  const top = head.height + 2
  const ground = top + HIGH
  return svg(
    "svg",
    { width, height: ground + 24 },
    head.draw(top, ground + 24),
    density(records.map(scale), ground - 4),
    axis(place, ground, ground + 24),
  )
}

function density(places, ground) {
  const bins = new Map()
  for (const place of places) {
    const bin = Math.round(place / BIN) * BIN
    bins.set(bin, (bins.get(bin) ?? 0) + 1)
  }
  const most = Math.max(...bins.values(), 1)
  return [...bins].map(([x, number]) => {
    const height = Math.max(4, Math.sqrt(number / most) * HIGH)
    return svg("rect", { class: "density", x: x - 1.5, width: 3, y: ground - height, height })
  })
}
