// A field that shows a name and holds an id. Enter chooses only what the words can mean alone, or
// what the arrow keys have gone to.

import { mount } from "../kit/mount.js"
import { fieldOf } from "./field.js"
import { drawList } from "./list.js"
import { matching, sure } from "./matches.js"

export default mount((view, data) => {
  const shown = (view.shown ??= fieldOf(view, { open, pressed, leave }))
  view.data = data
  if (!view.differs(view.root, data)) return
  view.chosen = data.chosen
  shown.name.replaceChildren(data.label)
  shown.input.setAttribute("aria-label", data.label)
  shown.help.hidden = !data.help
  shown.help.title = data.help
  shown.input.setAttribute("aria-description", data.help)
  if (view.open) refresh(view)
  else shown.input.value = nameOf(view)
})

function nameOf(view) {
  return view.data.entries.find((entry) => entry.id === (view.chosen ?? ""))?.name ?? ""
}

function open(view, words) {
  const { input } = view.shown
  if (!view.open && !words) input.select()
  Object.assign(view, { open: true, words, at: -1 })
  refresh(view)
}

function refresh(view) {
  view.found = matching(view.data.entries, view.words)
  const alone = view.words.trim() ? sure(view.found) : null
  if (alone && view.at < 0) view.at = view.found.entries.indexOf(alone)
  drawList(view, choose)
}

function choose(view, id) {
  const before = view.chosen ?? ""
  view.chosen = id
  close(view)
  if (id !== before) view.send("pick", id)
}

function close(view) {
  const { input, list, said } = view.shown
  view.open = false
  list.hidden = true
  said.replaceChildren()
  input.setAttribute("aria-expanded", "false")
  input.removeAttribute("aria-activedescendant")
  input.value = nameOf(view)
}

/** A field that was emptied stays empty; other words that name nothing give way to the choice. */
function leave(view) {
  if (!view.open) return
  const emptied = !view.shown.input.value.trim() && !view.data.always
  if (emptied && view.chosen) choose(view, "")
  else close(view)
}

function pressed(view, event) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const { key } = event
  if (key === "ArrowDown" || key === "ArrowUp") {
    event.preventDefault()
    if (!view.open) open(view, "")
    const last = Math.min(view.found.entries.length, view.most) - 1
    const step = key === "ArrowDown" ? 1 : -1
    view.at = Math.max(0, Math.min(last, view.at + step))
    drawList(view, choose)
  } else if (key === "Escape" && view.open) {
    event.stopPropagation()
    close(view)
  } else if (key === "Enter") {
    event.preventDefault()
    if (!view.open) open(view, "")
    else enter(view)
  }
}

function enter(view) {
  const entry = view.found.entries[view.at]
  if (entry) choose(view, entry.id)
  else if (!view.shown.input.value.trim()) leave(view)
  else drawList(view, choose)
}
