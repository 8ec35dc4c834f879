// The names in the headings, as links to the page of an actor or an issue.

import { el } from "../kit/elements.js"
import { addressWith } from "../kit/links.js"

/** The link; where it leads follows what goes along, see aim(). */
export function headLink({ text, page, id }, view) {
  return el(
    "a",
    {
      class: "words",
      href: "#",
      "data-page": page,
      "data-id": id,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
        event.preventDefault()
        view.send("go", { page, parameters: { ...view.parameters, [page]: id } })
      },
    },
    text,
  )
}

/** Gives every heading the address of its page, with what goes along now. */
export function aim(view) {
  for (const link of view.root.querySelectorAll("a[data-page]")) {
    const { page, id } = link.dataset
    link.href = addressWith({ ...view.parameters, [page]: id }, page)
  }
}
