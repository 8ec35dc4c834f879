// The tree of a clustering, beside the rows that it joins.

import { el, svg } from "../kit/elements.js"

const WORDS =
  "Tree of the clustering: the further right two branches join, the less their actors agree"

/** Rows have one height, so places along the order are places on the page. */
export function tree(merges, rows) {
  const top = Math.max(...merges.map(({ height }) => height), 0.0001)
  const x = (height) => (4 + (92 * height) / top).toFixed(2)
  const y = (place) => (((place + 0.5) * 100) / rows).toFixed(2)
  const branches = merges.map(({ left, right, height, left_height: from, right_height: to }) =>
    svg("path", { d: `M${x(from)} ${y(left)}H${x(height)}V${y(right)}H${x(to)}` }),
  )
  const attributes = { class: "tree", viewBox: "0 0 100 100", preserveAspectRatio: "none" }
  return el(
    "div",
    { class: "side" },
    svg("svg", { ...attributes, role: "img", "aria-label": WORDS }, branches),
  )
}
