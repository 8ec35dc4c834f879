// Colours and gradients of a style, as pictures have them.

import { svg } from "../kit/elements.js"

const seen = new Map()
const sheet = document.createElement("canvas").getContext("2d", { willReadFrequently: true })

/** Any colour of a style as one that every program knows, and how much it covers; null if none. */
export function colour(text) {
  if (!seen.has(text)) {
    sheet.clearRect(0, 0, 1, 1)
    sheet.fillStyle = "#000"
    sheet.fillStyle = text
    sheet.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = sheet.getImageData(0, 0, 1, 1).data
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")
    seen.set(text, alpha ? { code: `#${hex}`, share: Math.round((alpha / 255) * 100) / 100 } : null)
  }
  return seen.get(text)
}

/** What stands between the commas of a style; a comma in brackets is none. */
export function parts(text) {
  const all = [""]
  let depth = 0
  for (const letter of text) {
    if (letter === "(") depth += 1
    if (letter === ")") depth -= 1
    if (letter === "," && !depth) all.push("")
    else all[all.length - 1] += letter
  }
  return all.map((part) => part.trim()).filter(Boolean)
}

/** The fill of a linear gradient, repeated or not; null for what is none. */
export function gradient(text, box, { defs }) {
  const match = /^(repeating-)?linear-gradient\((.*)\)$/.exec(text)
  if (!match) return null
  const all = parts(match[2])
  const turned = /^(-?[\d.]+)deg$/.exec(all[0])
  const angle = ((turned ? Number(turned[1]) : 180) * Math.PI) / 180
  const along = [Math.sin(angle), -Math.cos(angle)]
  const whole = Math.abs(box.width * along[0]) + Math.abs(box.height * along[1])
  const stops = stopsOf(turned ? all.slice(1) : all, whole)
  const length = match[1] ? stops.at(-1).at : whole
  const from = [box.x + box.width / 2, box.y + box.height / 2].map(
    (m, i) => m - (along[i] * whole) / 2,
  )
  const id = `g${defs.childElementCount}`
  const ends = {
    x1: from[0],
    y1: from[1],
    x2: from[0] + along[0] * length,
    y2: from[1] + along[1] * length,
  }
  const spread = match[1] ? "repeat" : null
  defs.append(
    svg(
      "linearGradient",
      { id, gradientUnits: "userSpaceOnUse", ...ends, spreadMethod: spread },
      stops.map(({ at, code, share }) =>
        svg("stop", { offset: at / length, "stop-color": code, "stop-opacity": share }),
      ),
    ),
  )
  return `url(#${id})`
}

/** Each stop's place along the line and its colour; a part may have two places. */
function stopsOf(all, whole) {
  const stops = []
  for (const part of all) {
    const [, name, rest] = /^(.*\)|#?\w+)((?:\s+-?[\d.]+(?:px|%))*)$/.exec(part) ?? [null, part, ""]
    const places = rest.trim() ? rest.trim().split(/\s+/) : [null]
    const { code, share } = colour(name) ?? { code: "#000000", share: 0 }
    for (const each of places) stops.push({ at: placeOf(each, whole), code, share })
  }
  stops.forEach((stop, at) => {
    stop.at ??= at ? (at === stops.length - 1 ? whole : stops[at - 1].at) : 0
  })
  return stops
}

function placeOf(text, whole) {
  if (text === null) return null
  const number = parseFloat(text)
  return text.endsWith("%") ? (number / 100) * whole : number
}
