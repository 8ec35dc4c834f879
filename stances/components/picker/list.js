// The open list of a picker, and what is said of it.

import { el } from "../kit/elements.js"

const MOST = 100

/** Shows what the words mean; the entry that Enter would choose is marked. */
export function drawList(view, choose) {
  const { list, input, said } = view.shown
  const { entries } = view.found
  view.most = MOST
  list.replaceChildren(
    ...entries.slice(0, MOST).map((entry, at) =>
      el(
        "li",
        {
          role: "option",
          id: `option-${at}`,
          "aria-selected": String(at === view.at),
          "aria-label": entry.name,
          onclick: () => choose(view, entry.id),
        },
        el("span", {}, entry.name),
        entry.also ? el("span", { class: "muted also" }, entry.also) : null,
      ),
    ),
  )
  list.hidden = !entries.length
  input.setAttribute("aria-expanded", String(!list.hidden))
  said.replaceChildren(words(view, entries))
  const active = list.children[view.at]
  if (active) input.setAttribute("aria-activedescendant", active.id)
  else input.removeAttribute("aria-activedescendant")
  active?.scrollIntoView({ block: "nearest" })
}

function words(view, entries) {
  if (!entries.length) return "Nothing is called that. Try another name or the ID."
  if (entries.length > MOST)
    return `${entries.length} to choose from: type a name to narrow them down.`
  if (view.words.trim() && view.at < 0) {
    return `${entries.length} match: go to one with the arrow keys, or type more.`
  }
  return ""
}
