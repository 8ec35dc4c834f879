// A text beside the form that codes it: its quotations are marked, and any words of it can be
// selected, with the mouse or, as in any text field, with Shift and the arrow keys.

import { el } from "../kit/elements.js"
import { quiet } from "../kit/copy.js"
import { mount } from "../kit/mount.js"
import { drawBar, HINT } from "./bar.js"
import { inWords } from "./place.js"
import { selected } from "./selection.js"
import { paragraphs } from "./text.js"

export default mount((view, data) => {
  const shown = (view.shown ??= started(view))
  const moved = JSON.stringify(data.current) !== JSON.stringify(view.data?.current)
  view.data = data
  if (view.differs(shown.heading, data.heading)) shown.heading.replaceChildren(data.heading)
  if (view.differs(shown.text, [data.text, data.quotations, data.current])) {
    shown.text.replaceChildren(...paragraphs(data))
    shown.list.replaceChildren(...data.quotations.map((each, at) => entry(view, each, at)))
  }
  if (moved) bringIntoSight(shown.text)
  drawBar(view, code, choose)
})

function started(view) {
  const heading = el("h2", {})
  const text = el("div", {
    class: "text",
    role: "textbox",
    tabindex: "0",
    contenteditable: "true",
    inputmode: "none",
    spellcheck: "false",
    "aria-multiline": "true",
    "aria-readonly": "true",
    "aria-label": "Text of the source",
    "aria-description": HINT,
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      code(view)
    },
    onclick: ({ target }) => {
      const marked = target.closest("mark[data-at]")
      if (marked && !selected(text)) choose(view, view.data.quotations[marked.dataset.at])
    },
  })
  for (const name of ["beforeinput", "drop", "paste", "cut"]) {
    text.addEventListener(name, (event) => event.preventDefault())
  }
  const bar = el("div", { class: "bar" })
  const list = el("ol", { class: "list" })
  const all = el("details", {}, el("summary", {}, "All quotations"), list)
  view.root.replaceChildren(heading, bar, text, all)
  const follow = () => drawBar(view, code, choose)
  document.addEventListener("selectionchange", follow)
  view.atEnd(() => document.removeEventListener("selectionchange", follow))
  return { heading, text, bar, list }
}

/** What is selected or, with nothing selected, the quotation that the caret is in. */
function code(view) {
  const chosen = selected(view.shown.text, true)
  if (!chosen) return
  const { start, end } = chosen
  const around = view.data.quotations.filter((each) => each.start <= start && end <= each.end)
  choose(view, start < end ? chosen : around.at(-1))
}

function choose(view, passage) {
  if (passage) view.send("passage", { start: passage.start, end: passage.end })
}

function entry(view, quotation, at) {
  const { speaker, cited } = quotation
  const words = quiet(inWords(view.data.text, quotation), () => choose(view, quotation), {
    "data-quotation": at,
  })
  const more = [speaker || "Speaker unknown", cited ? "already cited" : ""].filter(Boolean)
  return el("li", {}, words, el("span", { class: "muted" }, more.join(" · ")))
}

function bringIntoSight(text) {
  const mark = text.querySelector("mark.current")
  if (!mark) return
  const middle = mark.offsetTop - text.offsetTop - text.clientHeight / 3
  text.scrollTo({ top: Math.max(0, middle) })
}
