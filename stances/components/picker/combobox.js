// The field and its list: what the words mean, and the keys. What becomes of an entry that is
// chosen is for each picker to say.

import { fieldOf } from "./field.js"
import { drawList } from "./list.js"
import { matching, sure } from "./matches.js"

/** `entries()` may be chosen, `choose(id)` takes one, `text()` is what the closed field shows.
 *  `emptied()` is called when it is left empty, `before()` when the caret would leave it backwards;
 *  true says that they have dealt with it. */
export function comboboxOf(view, calls) {
  Object.assign(view, calls)
  view.shown = fieldOf(view, { open, pressed, leave })
  return view.shown
}

/** Shows what the payload says; the words that are being typed stay. */
export function redraw(view) {
  const { name, input, help } = view.shown
  const { data } = view
  name.replaceChildren(data.label)
  input.setAttribute("aria-label", data.label)
  help.hidden = !data.help
  help.title = data.help
  input.setAttribute("aria-description", data.help)
  if (view.open) refresh(view)
  else input.value = view.text()
}

export function close(view) {
  const { input, list, said } = view.shown
  view.open = false
  list.hidden = true
  said.replaceChildren()
  input.setAttribute("aria-expanded", "false")
  input.removeAttribute("aria-activedescendant")
  input.value = view.text()
}

function open(view, words) {
  const { input } = view.shown
  if (!view.open && !words) input.select()
  Object.assign(view, { open: true, words, at: -1 })
  refresh(view)
}

function refresh(view) {
  view.found = matching(view.entries(), view.words)
  const alone = view.words.trim() ? sure(view.found) : null
  if (alone && view.at < 0) view.at = view.found.entries.indexOf(alone)
  drawList(view, choose)
}

function choose(view, id) {
  view.choose(id)
}

/** Words that name nothing give way to what was chosen before. */
function leave(view) {
  if (!view.open) return
  if (view.shown.input.value.trim() || !view.emptied()) close(view)
}

function pressed(view, event) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const { key } = event
  const backwards = key === "Backspace" || key === "ArrowLeft"
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
  } else if (backwards && !view.shown.input.value && view.before?.()) {
    event.preventDefault()
  }
}

function enter(view) {
  const entry = view.found.entries[view.at]
  if (entry) choose(view, entry.id)
  else if (!view.shown.input.value.trim()) leave(view)
  else drawList(view, choose)
}
