// What changed since the reader's last visit, found in the browser: nothing of it is sent.

import { el } from "../kit/elements.js"
import { quiet } from "../kit/copy.js"
import { sectionRows } from "./entries.js"
import { forget, noteVisit } from "./kept.js"
import { saveTable } from "./save.js"
import { id, since } from "./since.js"

const LONG = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" })
const KEPT =
  "Only this browser keeps it: the position and date of each record and cell, and a short code " +
  "for the rest, so that of other fields it can say only that they changed. None of it leaves " +
  "this page."

export function visitRows(view, visit) {
  const records = Object.fromEntries(visit.records.map((each) => [id(each), each.state]))
  const day = today()
  const { name, digest, version } = visit
  const { last, before, keeps } = noteVisit(name, { day, digest, version, records })
  const sections = before ? since(before.records, records, visit) : []
  return [
    el("p", { class: "says", role: "status" }, says({ visit, last, before, keeps, sections, day })),
    el("p", { class: "muted small" }, KEPT),
    ...(keeps ? [buttons(view, visit, sections, before)] : []),
    ...sectionRows(view, sections.length ? sections : [visit.newest]),
  ]
}

/** The finding in words. */
function says({ visit, last, before, keeps, sections, day }) {
  if (!keeps) {
    return "This browser keeps nothing for this page, so it cannot tell what changed since."
  }
  if (!last) {
    return `This is the first visit with this browser: it now knows ${of(visit)}. ${visit.first}`
  }
  const number = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  const seen = before ? `${inWords(before.day, day)}, with ${of(before)}` : ""
  if (last.digest !== visit.digest) {
    return number
      ? `${changes(number)} since your visit of ${seen}.`
      : `Nothing changed since your visit of ${inWords(last.day, day)}.`
  }
  const nothing = `Nothing changed since your last visit, ${inWords(last.day, day)}.`
  return number
    ? `${nothing} Before that, since your visit of ${seen}: ${changes(number)}.`
    : nothing
}

function buttons(view, visit, sections, before) {
  const remove = quiet("Forget my visits", () => {
    forget(visit.name)
    const words = "Forgotten. The next visit counts as the first."
    view.root.replaceChildren(el("p", { class: "says", role: "status", tabindex: "-1" }, words))
    view.root.firstChild.focus()
  })
  const save = () => saveTable(sections, `changes-since-${before.day}.csv`)
  return el("div", { class: "row" }, sections.length ? quiet("Download CSV", save) : null, remove)
}

function changes(number) {
  return number === 1 ? "1 change" : `${number} changes`
}

function of({ version }) {
  return version ? `version ${version} of the data` : "the data"
}

function inWords(day, now) {
  const [year, month, date] = day.split("-").map(Number)
  const words = LONG.format(new Date(year, month - 1, date))
  return day === now ? `today, ${words}` : words
}

/** The reader's own day. */
function today() {
  const now = new Date()
  const two = (number) => String(number).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
