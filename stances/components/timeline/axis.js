// The axis: years, months or days, as many as fit.

import { svg } from "../kit/elements.js"

const DAY = 86400000
const MONTH = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" })

/** A day in words. */
export function dayWords(day) {
  const at = new Date(day * DAY)
  return `${at.getUTCDate()} ${monthWords(at)}`
}

/** Month and year; the year in four digits, because 24 would be taken for 2024. */
function monthWords(at) {
  return `${MONTH.format(at)} ${yearWords(at)}`
}

function yearWords(at) {
  return String(at.getUTCFullYear()).padStart(4, "0")
}

export function axis(place, top, height) {
  let free = -1 // what begins further left would be cut off
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
  const apart = months === 12 ? 12 * yearsApart(days) : months
  const at = new Date(from * DAY) // not Date.UTC(year): it takes 15 for 1915
  at.setUTCMonth(0, 1)
  at.setUTCFullYear(at.getUTCFullYear() - (at.getUTCFullYear() % Math.max(apart / 12, 1)))
  while (at.getTime() / DAY <= to) {
    const day = at.getTime() / DAY
    const words = months === 12 ? yearWords(at) : monthWords(at)
    if (day >= from) found.push([day, words])
    at.setUTCMonth(at.getUTCMonth() + apart)
  }
  return found
}

/** Years between two marks: at most about forty marks. */
function yearsApart(days) {
  const years = days / 365.25
  return [1, 2, 5, 10, 20, 50, 100, 200].find((step) => years / step <= 40) ?? 500
}
