// The cells of plain tables: a button, a link, an interval.

import { classes, el, svg } from "../kit/elements.js"
import { pageLink } from "../kit/links.js"
import { open } from "./stance.js"

export function pickButton(cell, view) {
  return el(
    "button",
    {
      type: "button",
      class: classes("pick", cell.shade),
      "aria-label": cell.say,
      "data-cell": cell.id,
      onclick: (event) => open(view, cell.id, event),
    },
    cell.text,
  )
}

export function link({ text, page, parameters }, view) {
  return pageLink(view, { label: text, page, parameters })
}

/** A value between its bounds on a line from 0 to 1, the two thresholds marked. */
export function interval({ text, value, low, high }) {
  const at = (share) => Math.round(1000 * Math.min(1, Math.max(0, share))) / 10
  const line = (x1, x2, y1, y2, name) => svg("line", { x1, x2, y1, y2, class: name })
  return el(
    "span",
    { class: "bounds" },
    svg(
      "svg",
      { viewBox: "0 0 100 14", preserveAspectRatio: "none", "aria-hidden": "true" },
      line(0, 100, 7, 7, "axis"),
      line(66.7, 66.7, 1, 13, "axis"),
      line(80, 80, 1, 13, "axis"),
      line(at(low), at(high), 7, 7, "range"),
      line(at(value), at(value), 2, 12, "value"),
    ),
    el("span", {}, text),
  )
}
