// The stage: five columns and a tray, and the actors on them as chips. Chips are put in place by
// transforms alone, so that nothing on the page is laid out again when they move.

import { classes, el } from "../kit/elements.js"
import { rove } from "../kit/focus.js"
import { detailsOf, sentenceOf, stateOn } from "./changes.js"
import { frames, wrapped } from "./layout.js"

export function stage(play, view) {
  const columns = play.places.map((place, at) => (place.score ? column(place, at) : null))
  const tray = el(
    "section",
    { class: "tray" },
    el("h3", {}, "No position", el("span")),
    absent(play),
  )
  const chips = play.players.map((player) => chip(player, view))
  const list = el("div", { class: "chips", role: "group", "aria-label": play.alt }, chips)
  const node = el("div", { class: "stage" }, columns, tray, list)
  const settle = rove(list, () => visualRows(chips), ".chip:not(.away)")
  const parts = { play, node, chips, columns: columns.filter(Boolean), tray }
  return {
    node,
    measure: (least) => measure(parts, view, least),
    place: (day) => {
      put(parts, day)
      settle()
    },
  }
}

function column({ label, score, shade }, at) {
  return el(
    "section",
    { class: classes("column", shade), "data-at": at },
    el("h3", {}, label, el("span", { class: "score" }, score), el("span", { class: "count" })),
  )
}

function absent({ absent: names }) {
  return names.length ? el("p", { class: "absent" }, `No record at all: ${names.join(", ")}`) : null
}

function chip({ cell, label, group }, view) {
  return el(
    "button",
    {
      type: "button",
      class: classes("chip", group && "group"),
      "data-cell": cell,
      onclick: (event) => view.send("open", { cell, stance: "", keyboard: event.detail === 0 }),
    },
    label,
  )
}

/** Every column has the room of its fullest day, so that the stage never changes its size. */
function measure(parts, view, least) {
  const { node, chips, play, columns, tray } = parts
  if (!node.clientWidth) return
  node.classList.add("still")
  tray.style.width = `${node.clientWidth}px`
  parts.frames = frames(node.clientWidth, least, chips, play, tray.querySelector(".absent"))
  for (const [at, section] of [...columns, tray].entries()) {
    const { x, y, width, height } = parts.frames.all[at]
    section.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`
  }
  node.style.height = `${parts.frames.height}px`
  view.after(60, () => node.classList.remove("still"))
}

function put({ play, chips, columns, tray, frames: rooms }, day) {
  if (!rooms) return
  const here = rooms.all.map(() => [])
  play.players.forEach((player, at) => {
    const state = stateOn(player, day)
    const { kind, score, shade, label } = play.places[state.place]
    const button = chips[at]
    button.className = classes(
      "chip",
      player.group && "group",
      kind,
      shade,
      state.stale && "stale",
      state.split && "split",
      kind === "gone" && "away",
    )
    button.setAttribute("aria-label", sentenceOf(player, state, play.places, play.issue))
    button.title = [label, ...detailsOf(state)].join(", ")
    button.inert = kind === "gone"
    if (kind !== "gone") here[score ? state.place : rooms.all.length - 1].push(at)
  })
  here.forEach((members, at) => {
    const room = rooms.all[at]
    for (const { item, x, y } of wrapped(members, rooms.widths, room.inner).places) {
      chips[item].style.transform = `translate(${room.left + x}px, ${room.top + y}px)`
      chips[item].dataset.at = `${at}`
    }
    ;[...columns, tray][at].querySelector("h3 span:last-child").textContent = String(members.length)
  })
}

/** The chips as rows on the screen, for the arrow keys. */
function visualRows(chips) {
  const rows = new Map()
  for (const each of chips) {
    if (each.classList.contains("away")) continue
    const [x, y] = (each.style.transform.match(/-?[\d.]+/g) ?? [0, 0]).map(Number)
    if (!rows.has(y)) rows.set(y, [])
    rows.get(y).push([x, each])
  }
  return [...rows.keys()]
    .toSorted((one, other) => one - other)
    .map((y) =>
      rows
        .get(y)
        .toSorted(([one], [other]) => one - other)
        .map(([, each]) => each),
    )
}
