// A list of changes as a file for a spreadsheet, made in the browser.

// What a spreadsheet may run: such a text gets an apostrophe before it.
const FORMULA = /^([\s\0]*[=+\-@＝＋－＠]|[\t\r\n])/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** The sections as CSV, one row a change, with a byte order mark for Excel. */
export function tableText(sections) {
  const rows = sections.flatMap(({ heading, entries }) =>
    entries.flatMap(({ title, key, lines }) =>
      (lines.length ? lines : [null]).map((line) => [
        heading,
        title,
        key,
        line?.before.label ?? "",
        line?.after.label ?? "",
      ]),
    ),
  )
  const all = [["what", "name", "id", "before", "after"], ...rows]
  return `\ufeff${all.map((row) => `${row.map(quoted).join(",")}\n`).join("")}`
}

/** Saves them under that name. */
export function saveTable(sections, name) {
  const file = new Blob([tableText(sections)], { type: "text/csv" })
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

function quoted(text) {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
