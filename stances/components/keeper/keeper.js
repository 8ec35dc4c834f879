// Keeps the form that is being filled in, in this browser alone, so that a reload loses nothing;
// and saves by the keyboard, wherever the caret is.

import { mount } from "../kit/mount.js"
import { keyOf, read, write } from "./store.js"

export default mount((view, data) => {
  if (!view.data) listen(view)
  const turned = view.data && data.turn !== view.data.turn
  view.typed = stillAbout(view, data)
  view.data = data
  if (!data.asked) tell(view)
  else if (view.differs(view.root, [data.forms, data.turn])) {
    view.typed = turned ? {} : untaken(view.typed, data.forms)
    keep(view)
    if (!Object.keys(view.typed).length) view.save?.()
  }
  if (turned && data.focus) view.after(0, () => focusOn(view, data.focus))
})

/** Asks once for each dataset what was kept; null is an answer too. */
function tell(view) {
  if (view.told === view.data.dataset) return
  view.told = view.data.dataset
  view.send("found", { fields: read(view.data.dataset) })
}

function keep({ data, typed }) {
  const begun = Object.entries(data.forms).filter(
    ([form, draft]) => draft.begun || Object.keys(typed).some((key) => isOf(form, key)),
  )
  write(data.dataset, Object.assign({}, ...begun.map(([, draft]) => draft.fields), typed))
}

/** What was typed and has not reached the server yet. */
function untaken(typed, forms) {
  const fields = Object.assign({}, ...Object.values(forms).map((draft) => draft.fields))
  return filtered(typed, (key, text) => fields[key] !== text)
}

/** What was typed into forms that are about the same as before; nothing into another dataset's. */
function stillAbout(view, data) {
  if (data.dataset !== view.data?.dataset) return {}
  const before = view.data.forms
  const others = Object.keys(before).filter(
    (form) => data.forms[form] && data.forms[form].about !== before[form].about,
  )
  return filtered(view.typed, (key) => !others.some((form) => isOf(form, key)))
}

function isOf(form, key) {
  return key.startsWith(`${form}_`)
}

function filtered(typed, stays) {
  return Object.fromEntries(Object.entries(typed).filter(([key, text]) => stays(key, text)))
}

function listen(view) {
  const listeners = new AbortController()
  const on = (name, call) =>
    document.addEventListener(name, call, { capture: true, signal: listeners.signal })
  on("input", ({ target }) => {
    const key = keyOf(target)
    if (!key || typeof target.value !== "string" || !view.data.asked) return
    view.typed = { ...view.typed, [key]: target.value }
    keep(view)
  })
  on("keydown", (event) => {
    const save = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!save || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    leaveField()
    saveOnceTaken(view)
  })
  view.atEnd(() => listeners.abort())
}

/** Saves when the server has all that was typed, or after a second: by then it is on its way. */
function saveOnceTaken(view) {
  view.stopSave?.()
  view.save = () => {
    view.stopSave()
    view.save = null
    view.send("save", true)
  }
  const typed = Object.keys(untaken(view.typed, view.data.forms)).length
  view.stopSave = view.after(typed ? 1000 : 60, view.save)
}

/** Streamlit takes over what was typed when the field is left, some frames later. */
function leaveField() {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  active?.blur()
}

function focusOn(view, key, tries = 20) {
  const host = document.querySelector(`.st-key-${CSS.escape(key)}`)
  const field = host && [...host.querySelectorAll("*")].find((each) => each.shadowRoot)?.shadowRoot
  const input = field?.querySelector("input") ?? host?.querySelector("input, textarea")
  if (input) input.focus()
  else if (tries) view.after(100, () => focusOn(view, key, tries - 1))
}
