// One entry of a list.

import { classes, el } from "../kit/elements.js"
import { chip } from "../kit/marks.js"
import { copyButton } from "../kit/copy.js"
import { pageLink, sharedAddress } from "../kit/links.js"

export function itemRow(item, view) {
  const sides = el(
    "span",
    { class: "sides" },
    item.sides.map((each, at) => [at && item.then ? arrow() : null, side(each, item, view)]),
  )
  return el(
    "li",
    { class: "item" },
    el(
      "div",
      { class: "when" },
      el("span", { class: "date" }, item.date),
      el("span", { class: classes("kind", item.strong && "strong") }, item.kind),
    ),
    el(
      "div",
      { class: "what" },
      el("span", { class: "title" }, item.title),
      item.parts.length ? el("p", { class: "words" }, item.parts.map(part)) : null,
      item.bars.length ? bars(item.bars) : null,
      item.fold ? el("details", {}, el("summary", {}, item.fold), sides) : sides,
      item.links.length ? notes(item.links.map((link) => pageLink(view, link))) : null,
      item.copy ? copyButton(view, "Copy link", () => sharedAddress(item.copy)) : null,
      item.notes.length ? notes(item.notes) : null,
    ),
  )
}

function part([text, marked]) {
  return marked ? el("mark", {}, text) : text
}

function notes(all) {
  return el(
    "span",
    { class: "notes" },
    all.map((note, at) => [at ? " · " : null, note]),
  )
}

function arrow() {
  return el("span", { class: "arrow", role: "img", "aria-label": "then" }, "→")
}

/** How many stand where, from strongly opposed to strongly in favour. */
function bars(all) {
  const top = Math.max(...all.map(({ count }) => count), 1)
  const words = ({ count, label }) => `${count} ${label.toLowerCase()}`
  return el(
    "span",
    { class: "bars", role: "img", "aria-label": all.map(words).join(", ") },
    all.map((bar) =>
      el(
        "span",
        {
          class: classes("bar", bar.shade),
          title: words(bar),
          style: `--height: ${Math.round((34 * bar.count) / top)}px`,
        },
        el("span", { class: "height" }),
        el("span", { class: "number" }, bar.count),
      ),
    ),
  )
}

function side({ label, shade, date, cell, stance }, { title }, view) {
  return el(
    "button",
    {
      type: "button",
      class: classes("side", shade),
      "data-stance": stance,
      "data-cell": cell,
      "aria-label": `${title}: ${label}, ${date}`,
      onclick: (event) => view.send("open", { stance, cell, keyboard: event.detail === 0 }),
    },
    chip(label, date),
  )
}
