// A field that holds several ids, in order. Each is shown by its name on a button that takes it out
// by a press, or by Enter, Space, Delete and Backspace; the arrow keys go from one to the next.

import { el } from "../kit/elements.js"
import { mount } from "../kit/mount.js"
import { close, comboboxOf, redraw } from "./combobox.js"

export default mount((view, data) => {
  if (!view.shown) started(view)
  view.data = data
  if (!view.differs(view.root, data)) return
  if (!stale(view, data)) view.chosen = [...data.chosen]
  drawChips(view)
  redraw(view)
})

/** True of an answer to an earlier choice than the last: what has been chosen since stands. */
function stale(view, { turn }) {
  const behind = view.answered <= turn && turn < view.turn
  view.answered = turn
  if (!behind) view.turn = turn
  return behind
}

function started(view) {
  const chips = el("ul", { class: "chips" })
  Object.assign(view, { turn: 0, answered: 0 })
  const { input, said } = comboboxOf(view, {
    entries: () =>
      view.data.entries.map((entry) =>
        view.chosen.includes(entry.id) ? { ...entry, also: "chosen" } : entry,
      ),
    text: () => "",
    emptied: () => false,
    before: () => goTo(view, view.chosen.length - 1),
    choose: (id) => {
      close(view)
      const there = view.chosen.includes(id)
      const words = `${nameOf(view, id)} ${there ? "is chosen already" : "added"}.`
      take(view, there ? view.chosen : [...view.chosen, id], words)
    },
  })
  view.chips = chips
  input.closest("label").after(chips)
  chips.after(said)
}

function take(view, chosen, words) {
  view.shown.said.replaceChildren(words)
  if (chosen === view.chosen) return
  view.chosen = chosen
  view.turn += 1
  drawChips(view)
  view.send("picks", { ids: chosen, turn: view.turn })
}

function remove(view, id) {
  const at = view.chosen.indexOf(id)
  const others = view.chosen.filter((each) => each !== id)
  take(view, others, `${nameOf(view, id)} removed.`)
  if (!goTo(view, Math.min(at, view.chosen.length - 1))) view.shown.input.focus()
}

function drawChips(view) {
  const { chips, data, chosen } = view
  chips.setAttribute("aria-label", `${data.label}: chosen`)
  chips.hidden = !chosen.length
  chips.replaceChildren(...chosen.map((id) => el("li", {}, chip(view, id))))
}

function chip(view, id) {
  const name = nameOf(view, id)
  return el(
    "button",
    {
      type: "button",
      class: "chip",
      "data-id": id,
      title: "Remove",
      "aria-label": `Remove ${name}`,
      onclick: () => remove(view, id),
      onkeydown: (event) => pressed(view, id, event),
    },
    el("span", {}, name),
    el("span", { class: "cross", "aria-hidden": "true" }, "×"),
  )
}

function pressed(view, id, event) {
  const { key } = event
  const at = view.chosen.indexOf(id)
  if (key === "Delete" || key === "Backspace") remove(view, id)
  else if (key === "ArrowLeft") goTo(view, Math.max(0, at - 1))
  else if (key === "ArrowRight" && !goTo(view, at + 1)) view.shown.input.focus()
  else if (key !== "ArrowRight") return
  event.preventDefault()
}

/** Puts the focus on the chip with that number; false if there is none. */
function goTo(view, at) {
  const button = view.chips.children[at]?.firstChild
  button?.focus()
  return Boolean(button)
}

function nameOf(view, id) {
  return view.data.entries.find((entry) => entry.id === id)?.name ?? id
}
