// What a first-time reader is told once: the browser remembers that it has been said.

import { el } from "../kit/elements.js"

const SAID = "stances-hint-said"

/** The hint, unless this browser has shown it before or cannot remember that it has. */
export function firstHint(data) {
  if (data.embedded || !remember()) return []
  const keys = matchMedia("(pointer: coarse)").matches ? "" : " Press ? for keyboard shortcuts."
  const hint = el("section", { class: "hint", "aria-label": "First visit" })
  const close = el("button", { type: "button", onclick: () => hint.remove() }, "Got it")
  hint.replaceChildren(
    el("p", {}, `Click a cell or a name to read what it rests on.${keys}`),
    close,
  )
  return [hint]
}

function remember() {
  try {
    if (localStorage.getItem(SAID)) return false
    localStorage.setItem(SAID, "1")
    return localStorage.getItem(SAID) === "1"
  } catch {
    return false
  }
}
