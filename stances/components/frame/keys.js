// Keys for the hand that does not want to leave the keyboard: the search, a page, a turning point.
// They are single characters, so they can be turned off (WCAG 2.1.4), in the list that "?" opens.

import { toDay } from "../kit/days.js"
import { el } from "../kit/elements.js"
import { addressWith } from "../kit/links.js"

const OFF = "stances-keys-off"
const TYPED = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox]"
const WAIT = 1500

/** Listens until the frame leaves the page; returns the list of keys, which is not open yet. */
export function listenForKeys(view, input) {
  const list = el("dialog", { class: "keys", "aria-label": "Keyboard shortcuts" })
  let waiting = 0
  const pressed = (event) => {
    if (view.data.embedded || event.defaultPrevented || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
    if (event.key === "?") return act(event, () => openList(view, list))
    if (localStorage.getItem(OFF) || list.open) return
    const page = performance.now() < waiting && view.data.pages.find((p) => p.key === event.key)
    waiting = 0
    if (page) act(event, () => view.send("page", page.path || "/"))
    else if (event.key === "g") waiting = performance.now() + WAIT
    else if (event.key === "/") act(event, () => input.focus())
    else if (event.key === "[" || event.key === "]") goToDay(view, event)
  }
  document.addEventListener("keydown", pressed)
  view.atEnd(() => document.removeEventListener("keydown", pressed))
  return list
}

function act(event, action) {
  event.preventDefault()
  action()
}

function isTyping(event) {
  const [target] = event.composedPath()
  return target instanceof Element && Boolean(target.closest(TYPED))
}

function goToDay(view, event) {
  const shown = new URL(addressWith({})).searchParams.get("as_of") || view.data.as_of
  const { days } = view.data
  const day = event.key === "]" ? days.find((d) => d > shown) : days.findLast((d) => d < shown)
  if (day) act(event, () => toDay(day) || view.send("day", day))
}

function openList(view, list) {
  const rows = [
    ["/", "Search"],
    ["[", "Turning point before"],
    ["]", "Turning point after"],
    ...view.data.pages.map(({ key, title }) => [`g ${key}`, title]),
    ["?", "This list"],
  ]
  const used = el("input", {
    type: "checkbox",
    checked: localStorage.getItem(OFF) ? undefined : "",
    onchange: ({ target }) =>
      target.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"),
  })
  const pairs = rows.flatMap(([key, what]) => [
    el("dt", {}, ...key.split(" ").map((each) => el("kbd", {}, each))),
    el("dd", {}, what),
  ])
  const close = el("button", { type: "button", onclick: () => list.close() }, "Close")
  list.replaceChildren(
    el("h2", {}, "Keyboard shortcuts"),
    el("dl", {}, ...pairs),
    el("label", {}, used, " Use these keys (“?” always works)"),
    close,
  )
  list.showModal()
  close.focus()
}
