// The names in the headings, as links to the page of an actor or an issue.

import { el } from "../kit/elements.js"
import { addressWith } from "../kit/links.js"

/** A plain link, whose address has all that goes along; where it leads is set by aim(). */
export function headLink({ text, page, id }) {
  return el("a", { class: "words", href: "#", "data-page": page, "data-id": id }, text)
}

/** Gives every heading the address of its page, with what goes along now. */
export function aim(view) {
  for (const link of view.root.querySelectorAll("a[data-page]")) {
    const { page, id } = link.dataset
    link.target = "_self"
    link.href = addressWith({ ...view.parameters, [page]: id }, page)
  }
}
