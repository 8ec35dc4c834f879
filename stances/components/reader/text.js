// The text of a source.

import { el } from "../kit/elements.js"

const NOT_KEPT =
  "The full text is not kept here. What the stances say of it stands beside, in our own words."

/** The text in its paragraphs, or a sentence on why there is none. */
export function text({ segments }) {
  if (!segments.length) return el("p", { class: "muted" }, NOT_KEPT)
  const paragraphs = [[]]
  for (const { text: words, stances, closes } of segments) {
    const lines = words.split("\n")
    lines.forEach((line, at) => {
      if (at) paragraphs.push([])
      const last = at === lines.length - 1
      if (line) paragraphs.at(-1).push(stances.length ? mark(line, stances, last && closes) : line)
    })
  }
  return el(
    "article",
    { class: "text", "aria-label": "Full text", tabindex: "0" },
    paragraphs.filter((parts) => parts.length).map((parts) => el("p", {}, parts)),
  )
}

/** Brings out the words of one stance. */
export function show(root, stance) {
  for (const marked of root.querySelectorAll("mark")) {
    marked.classList.toggle("current", marked.dataset.stances.split(" ").includes(stance))
  }
  root.querySelector("mark.current")?.scrollIntoView({ block: "center" })
}

function mark(line, stances, closes) {
  return el("mark", { "data-stances": stances.join(" ") }, line, (closes || []).map(number))
}

function number(of) {
  const attributes = { class: "number", href: `#stance-${of}`, "aria-label": `Stance ${of}` }
  return el("a", { ...attributes, onclick: jump }, of)
}

function jump(event) {
  event.preventDefault()
  const link = event.currentTarget
  const item = link.getRootNode().querySelector(link.getAttribute("href"))
  item?.scrollIntoView({ block: "center" })
  item?.querySelector("button, a")?.focus()
}
