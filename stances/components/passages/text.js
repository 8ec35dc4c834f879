// The text in its lines, with its quotations marked.

import { classes, el } from "../kit/elements.js"

/** A paragraph for each line; what lies in a quotation, or in the passage at work, is marked. */
export function paragraphs({ text, quotations, current }) {
  const marks = quotations.map((each, at) => ({ ...each, at }))
  if (current.length) marks.push({ start: current[0], end: current[1], current: true })
  marks.sort((one, other) => one.start - other.start || other.end - one.end)
  let start = 0
  let open = []
  let coming = 0
  return text.split("\n").map((line) => {
    const end = start + line.length
    while (coming < marks.length && marks[coming].start <= end) open.push(marks[coming++])
    open = open.filter((mark) => mark.end > start)
    const shown = el("p", { "data-start": start }, parts(text, start, end, open))
    start = end + 1
    return shown
  })
}

function parts(text, start, end, marks) {
  const cuts = new Set([start, end])
  for (const mark of marks) {
    for (const at of [mark.start, mark.end]) if (at > start && at < end) cuts.add(at)
  }
  const places = [...cuts].toSorted((one, other) => one - other)
  return places.slice(1).map((to, index) => part(text, places[index], to, marks))
}

function part(text, from, to, marks) {
  const around = marks.filter((mark) => mark.start <= from && to <= mark.end)
  const words = text.slice(from, to)
  if (!around.length) return words
  const quotation = around.findLast((mark) => !mark.current)
  return el(
    "mark",
    {
      class: classes(
        quotation && "quoted",
        around.some((mark) => mark.cited) && "cited",
        around.some((mark) => mark.current) && "current",
      ),
      "data-at": quotation?.at,
      title: quotation ? quotation.speaker || "Speaker unknown" : null,
    },
    words,
  )
}
