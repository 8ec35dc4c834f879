// The finding in one sentence, whose parts open what they rest on.

import { el } from "../kit/elements.js"
import { pageLink, sharedAddress } from "../kit/links.js"

export function sentence({ over, parts, scale }, view) {
  const all = parts.map((part) => words(part, scale, view))
  return [el("p", { class: "over" }, over), el("h2", {}, all)]
}

/** Links: a button would not flow with the words. Any but a plain click is the browser's. */
function words({ text, cell, stance, link }, scale, view) {
  if (link) return pageLink(view, { ...link, label: text })
  if (!cell && !stance) return text
  return el(
    "a",
    {
      href: sharedAddress({ scale, cell: cell || null, stance: stance || null }),
      title: "Open the evidence",
      "data-cell": cell || null,
      "data-stance": stance || null,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
        event.preventDefault()
        view.send("open", { cell, stance, keyboard: event.detail === 0 })
      },
    },
    text,
  )
}
