// The elements of a picker.

import { el } from "../kit/elements.js"

/** Builds the field; what is done with it calls open, pressed and leave. */
export function fieldOf(view, { open, pressed, leave }) {
  const name = el("span", { class: "name" })
  const help = el("span", { class: "help", "aria-hidden": "true" }, "?")
  const list = el("ul", { class: "list", role: "listbox", id: "list", hidden: true })
  const said = el("p", { class: "said", role: "status" })
  const input = el("input", {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Name or ID",
    onfocus: () => input.select(),
    onclick: () => open(view, ""),
    oninput: () => open(view, input.value),
    onkeydown: (event) => pressed(view, event),
    onblur: () => leave(view),
  })
  list.onmousedown = (event) => event.preventDefault()
  const caret = el("span", { class: "caret", "aria-hidden": "true" }, "▾")
  view.root.replaceChildren(
    el(
      "label",
      {},
      el("span", { class: "label" }, name, help),
      el("span", { class: "field" }, input, caret),
    ),
    list,
    said,
  )
  return { name, help, list, said, input }
}
