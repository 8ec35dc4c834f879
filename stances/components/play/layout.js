// Where things stand on the stage, reckoned from the width of the chips.

import { stateOn, stops } from "./changes.js"

const GAP = 5
const ROW = 31
const HEAD = 30
const PAD = 8
const NARROW = 600

/**
 * The rooms of the columns and of the tray, each as high as on the day that fills it most; beside
 * each other the columns are higher still if all would be less high than `least`.
 */
export function frames(width, least, chips, play, absent) {
  const narrow = width < NARROW
  const columns = play.places.filter(({ score }) => score).length
  const outer = narrow ? width : (width - GAP * (columns - 1)) / columns
  const inner = outer - 2 * PAD
  const widths = chips.map((chip) => Math.min(chip.offsetWidth, inner))
  for (const chip of chips) chip.style.maxWidth = `${inner}px`
  const trayInner = width - 2 * PAD
  const rows = fullest(play, widths, Array(columns).fill(inner).concat(trayInner))
  const high = (lines) => HEAD + Math.max(1, lines) * ROW + PAD
  const tray = HEAD + Math.max(1, rows[columns]) * ROW + (absent ? absent.offsetHeight + 4 : 0)
  const even = Math.max(high(Math.max(...rows.slice(0, columns))), least - GAP - tray)
  const all = []
  let y = 0
  for (let at = 0; at < columns; at += 1) {
    const height = narrow ? high(rows[at]) : even
    all.push(room(narrow ? 0 : at * (outer + GAP), y, outer, height, inner))
    if (narrow) y += height + GAP
  }
  if (!narrow) y = even + GAP
  all.push(room(0, y, width, tray, trayInner))
  return { all, widths, height: y + tray }
}

/** Puts items beside each other, and below where they do not fit. */
export function wrapped(items, widths, inner) {
  let [x, line] = [0, 0]
  const places = items.map((item) => {
    if (x && x + widths[item] > inner) [x, line] = [0, line + 1]
    const place = { item, x, y: line * ROW }
    x += widths[item] + GAP
    return place
  })
  return { places, lines: items.length ? line + 1 : 0 }
}

function room(x, y, width, height, inner) {
  return { x, y, width, height, inner, left: x + PAD, top: y + HEAD }
}

/** The most lines of chips that each room has on any day. */
function fullest(play, widths, inner) {
  const most = inner.map(() => 0)
  for (const day of [play.first, ...stops(play), play.last]) {
    const here = inner.map(() => [])
    play.players.forEach((player, at) => {
      const { place } = stateOn(player, day)
      const { kind, score } = play.places[place]
      if (kind !== "gone") here[score ? place : inner.length - 1].push(at)
    })
    here.forEach((items, at) => {
      most[at] = Math.max(most[at], wrapped(items, widths, inner[at]).lines)
    })
  }
  return most
}
