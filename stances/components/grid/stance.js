// A position as a button that opens its evidence.

import { classes, el, svg } from "../kit/elements.js"
import { dot, press } from "../kit/marks.js"

/** The button; pressed again it closes what it opened. */
export function stance(cell, view) {
  return el(
    "button",
    {
      type: "button",
      class: classes(
        "cell",
        cell.kind,
        cell.shade,
        cell.stale && "stale",
        cell.possible && "possible",
        cell.other?.label && "changed",
        cell.faded && "faded",
      ),
      "aria-label": cell.sentence,
      "data-cell": cell.id,
      onclick: (event) => open(view, cell.id, event),
    },
    cell.sign ? el("span", { class: "sign", "aria-hidden": "true" }, cell.sign) : null,
    cell.other && !cell.other.later ? otherDay(cell.other) : null,
    el("span", { class: "label" }, cell.label),
    cell.other?.later ? otherDay(cell.other) : null,
    cell.details.length
      ? el(
          "span",
          { class: "detail" },
          cell.details.map((part) => el("span", {}, part)),
        )
      : null,
    cell.flags.map(flag),
    cell.possible ? el("span", { class: "detail" }, "date not exact") : null,
    cell.stale ? el("span", { class: "detail" }, cell.stale) : null,
    cell.text
      ? el("span", { class: classes("text", cell.verbatim && "verbatim") }, cell.text)
      : null,
    trail(cell.trail),
  )
}

/** Shows the button as pressed at once, and tells Python; a click without a mouse has no detail. */
export function open(view, id, event) {
  const pressed = event.currentTarget.getAttribute("aria-pressed") === "true"
  press(view.root, pressed ? null : id)
  view.send("open", { cell: id, keyboard: event.detail === 0 })
}

function flag(text) {
  return el("span", { class: "flag" }, text)
}

/** What stood there on the other day, before or after what stands there now. */
function otherDay({ label, shade, change, later }) {
  if (!label) return el("span", { class: "detail" }, change)
  const parts = [dot(), el("span", {}, label)]
  return el(
    "span",
    { class: classes("other", shade || "blank") },
    later ? [arrow(), parts] : [parts, arrow()],
    el("span", { class: "change" }, change),
  )
}

function arrow() {
  return el("span", { class: "arrow" }, "→")
}

/** The position over time: one step line over the whole period shown, its middle at 0. */
function trail(steps) {
  if (!steps.length) return null
  const height = (position) => 8 - position * 3
  let path = `M${steps[0][0]} ${height(steps[0][1])}`
  for (const [x, position] of steps.slice(1)) path += `H${x}V${height(position)}`
  path += `H${Math.max(100, steps.at(-1)[0])}`
  return svg(
    "svg",
    { viewBox: "0 0 100 16", preserveAspectRatio: "none", "aria-hidden": "true", class: "trail" },
    svg("line", { x1: 0, x2: 100, y1: 8, y2: 8 }),
    svg("path", { d: path }),
  )
}
