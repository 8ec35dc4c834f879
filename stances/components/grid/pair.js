// The agreement of two actors as a link to the page of the two.

import { classes, el } from "../kit/elements.js"
import { pageLink } from "../kit/links.js"

export function pair(cell, view) {
  const [a, b] = cell.pair
  const target = { page: "pair", parameters: { ...view.parameters, a, b } }
  const attributes = {
    class: classes("cell", cell.kind),
    title: cell.sentence,
    "aria-label": cell.sentence,
    style: `--share: ${Math.round(cell.share * 100)}%`,
  }
  const label = [
    el("span", { class: "label" }, cell.label),
    el("span", { class: "count" }, cell.count),
    cell.bounds ? el("span", { class: "count" }, cell.bounds) : null,
    cell.stale ? el("span", { class: "count" }, cell.stale) : null,
  ]
  return pageLink(view, { ...target, label }, attributes)
}
