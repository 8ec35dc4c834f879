// What changed, in words, above the grid; and what can be chosen to stand out in it.

import { el } from "../kit/elements.js"
import { addressWith } from "../kit/links.js"
import { open } from "./stance.js"

const FEW = 6

/** A link to the same page with those cells alone in sight; chosen again, with all of them. */
export function chooser(view, code, words, only) {
  return el(
    "a",
    {
      class: "choice",
      href: addressWith({ only: code }),
      "data-only": code,
      "aria-current": String(code === only),
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
        event.preventDefault()
        view.send("only", code)
      },
    },
    words,
  )
}

/** The title, the counts by kind, and each change as a button that opens its cell. */
export function changes(view, { title, kinds, items, rest }, only) {
  const counts = kinds.map(([code, words], at) => [
    at ? ", " : ": ",
    chooser(view, code, words, only),
  ])
  return el(
    "section",
    { class: "changes", "aria-label": "What changed" },
    el("p", {}, el("strong", {}, title), counts, "."),
    items.length
      ? el(
          "details",
          { open: items.length <= FEW },
          el("summary", {}, "In words"),
          el(
            "ul",
            {},
            items.map((item) => line(view, item)),
          ),
        )
      : null,
    rest ? el("p", { class: "muted" }, rest) : null,
  )
}

function line(view, [cell, kind, words]) {
  return el(
    "li",
    {},
    el("span", { class: "kind" }, kind),
    el(
      "button",
      { type: "button", class: "pick", onclick: (event) => open(view, cell, event) },
      words,
    ),
  )
}
