// Small signs: the dot and the chip of a position, and the legend.

import { classes, el } from "./elements.js"

/** The square in the position's colour; the label always stands beside it. */
export function dot() {
  return el("span", { class: "dot", "aria-hidden": "true" })
}

/** The dot, the label and what is said more quietly. */
export function chip(label, muted) {
  return [dot(), el("strong", {}, label), muted ? el("span", { class: "muted" }, muted) : null]
}

/** Swatches with their words; the meaning is a tooltip. choice(code, words) makes one choosable. */
export function legend(items, choice) {
  return el(
    "ul",
    { class: "legend", "aria-label": "Legend" },
    items.map(({ swatch, label, meaning, code }) =>
      el(
        "li",
        { title: meaning || null },
        swatch ? el("span", { class: classes("swatch", swatch), "aria-hidden": "true" }) : null,
        code && choice ? choice(code, label) : label,
      ),
    ),
  )
}

/** The id of the button that is pressed, shown on every button that has one. */
export function press(root, id) {
  for (const button of root.querySelectorAll("button[data-cell]")) {
    button.setAttribute("aria-pressed", String(button.dataset.cell === id))
  }
}
