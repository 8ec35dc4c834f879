// The axis: years, months or days, as many as fit.

import { svg } from "../kit/elements.js"

const DAY = 86400000
const SHORT = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" })
const LONG = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
})

/** A day in words. */
export function dayWords(day) {
  return LONG.format(new Date(day * DAY))
}

export function axis(place, top, height) {
  let free = -Infinity
  return marks(place).map(([day, words]) => {
    const x = place.scale(day)
    const half = words.length * 3.3
    const fits = x - half > free && x + half < place.left + place.inner + 14
    if (fits) free = x + half + 8
    return svg(
      "g",
      { class: "axis" },
      svg("line", { x1: x, x2: x, y1: top - 2, y2: height - 22 }),
      fits ? svg("text", { x, y: height - 6, "text-anchor": "middle" }, words) : null,
    )
  })
}

function marks({ from, to }) {
  const days = to - from
  const months = days > 1500 ? 12 : days > 700 ? 6 : days > 300 ? 3 : days > 100 ? 1 : 0
  const found = []
  if (!months) {
    const gap = days > 40 ? 14 : 7
    for (let day = from; day <= to; day += gap) found.push([day, dayWords(day)])
    return found
  }
  const at = new Date(Date.UTC(new Date(from * DAY).getUTCFullYear(), 0, 1))
  while (at.getTime() / DAY <= to) {
    const day = at.getTime() / DAY
    const words = months === 12 ? String(at.getUTCFullYear()) : SHORT.format(at)
    if (day >= from) found.push([day, words])
    at.setUTCMonth(at.getUTCMonth() + months)
  }
  return found
}
