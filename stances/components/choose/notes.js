// Words behind the buttons, each with what can be done about it.

import { el } from "../kit/elements.js"

export function notesOf(view, notes) {
  return notes.map(({ words, action, below }) =>
    el(
      "p",
      { class: below ? "note below" : "note" },
      el("span", { class: "words" }, words),
      action ? [" ", does(view, action)] : null,
    ),
  )
}

function does(view, { name, label, title }) {
  return el(
    "button",
    {
      type: "button",
      class: "act",
      title: title || null,
      "data-act": name,
      onclick: () => view.send("act", name),
    },
    label,
  )
}
