// The evidence of one cell: the position, what it rests on, and each record newest first.

import { classes, el } from "../kit/elements.js"
import { returnFocus } from "../kit/focus.js"
import { dot } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { quiet } from "../kit/copy.js"
import { tellOpened } from "../kit/opened.js"
import { card, correction } from "./card.js"

export default mount((view, { shown, focus, opened }) => {
  if (view.differs(view.root, shown)) {
    const panel = shown.paragraphs ? invitation(shown) : evidence(shown, view)
    view.root.replaceChildren(panel)
    const linked = panel.querySelector(".linked")
    if (linked) panel.scrollTop = linked.offsetTop - 8
  }
  returnFocus(view, focus, () => view.root.querySelector("h2"))
  tellOpened(view, opened)
})

function invitation({ paragraphs }) {
  return el(
    "aside",
    { class: "panel empty", "aria-label": "Evidence" },
    el("h2", { tabindex: "-1" }, "Evidence"),
    paragraphs.map((text) => el("p", {}, text)),
  )
}

function evidence(shown, view) {
  const close = () => view.send("close", true)
  return el(
    "aside",
    {
      class: "panel",
      "aria-label": "Evidence",
      tabindex: "0",
      onkeydown: ({ key }) => {
        if (key === "Escape") close()
      },
    },
    el(
      "div",
      { class: "head" },
      el("h2", { tabindex: "-1" }, shown.heading),
      quiet("✕", close, { "aria-label": "Close the evidence" }),
    ),
    el("p", { class: "proposal" }, shown.proposal),
    el("p", { class: classes("position", shown.shade) }, dot(), el("strong", {}, shown.label)),
    el("p", { class: "basis" }, shown.basis),
    shown.corrections.map(correction),
    shown.records.map((record) => card(record, shown, view)),
  )
}
