// The page's controls in one line. The panels are Streamlit's own containers, which stay once they
// have come: a widget that leaves the page forgets what was chosen elsewhere. page.css shows the
// one that the document's element names.

import { el } from "../kit/elements.js"
import { rove } from "../kit/focus.js"
import { mount } from "../kit/mount.js"
import { notesOf } from "./notes.js"
import { isOver, onceThere, panelOf, putBelow } from "./panel.js"

const { documentElement: html } = document

export default mount((view, { controls, notes }) => {
  const row = (view.row ??= started(view))
  if (view.differs(row, controls)) {
    row.replaceChildren(...controls.map((each) => button(view, each)))
    view.settle()
  }
  if (view.differs(view.root, notes)) {
    while (row.nextSibling) row.nextSibling.remove()
    row.after(...notesOf(view, notes))
  }
  expand(view)
})

function started(view) {
  const row = el("div", { class: "row", role: "toolbar", "aria-label": "What is shown" })
  view.root.replaceChildren(row)
  view.settle = rove(view.root, ".row", "button")
  const listeners = new AbortController()
  const on = (name, call) =>
    document.addEventListener(name, call, { capture: true, signal: listeners.signal })
  on("pointerdown", (event) => {
    const name = html.dataset.choosing
    if (name && !event.composedPath().includes(row) && !isOver(event, name)) show(view, "")
  })
  on("keydown", (event) => {
    const name = html.dataset.choosing
    if (event.key !== "Escape" || !name || isOver(event)) return
    event.stopPropagation()
    show(view, "")
    row.querySelector(`[data-name="${name}"]`)?.focus()
  })
  view.onWidth(view.root.getRootNode().host ?? view.root, () => putBelow(row))
  view.atEnd(() => {
    listeners.abort()
    delete html.dataset.choosing
  })
  return row
}

function button(view, { name, title, label }) {
  const toggle = () => show(view, html.dataset.choosing === name ? "" : name)
  return el(
    "button",
    {
      type: "button",
      class: "control",
      "data-name": name,
      "aria-label": `${title}: ${label}`,
      "aria-haspopup": "dialog",
      title,
      onclick: toggle,
    },
    el("span", { class: "label" }, label),
    el("span", { class: "caret", "aria-hidden": "true" }, "▾"),
  )
}

function show(view, name) {
  if (name) html.dataset.choosing = name
  else delete html.dataset.choosing
  expand(view)
  view.awaited?.()
  if (!name) return
  if (!panelOf(name)) view.send("open", name)
  view.awaited = onceThere(view, name, (panel) => {
    putBelow(view.row)
    panel.setAttribute("role", "dialog")
    panel.setAttribute("tabindex", "-1")
    panel.setAttribute("aria-label", view.row.querySelector(`[data-name="${name}"]`).title)
    panel.focus({ preventScroll: true })
  })
}

function expand(view) {
  for (const each of view.row.children) {
    each.setAttribute("aria-expanded", each.dataset.name === html.dataset.choosing)
  }
}
