// A table for the clipboard: for a document as a table, for a spreadsheet as its cells.

import { copied } from "../kit/copy.js"
import { el } from "../kit/elements.js"

/** Copies {columns, rows}, all texts, as HTML and as lines with tabs; false if it cannot. */
export async function copyTable({ columns, rows }) {
  const plain = [columns, ...rows].map((cells) => cells.map(flat).join("\t")).join("\n")
  try {
    const kinds = { "text/html": table(columns, rows).outerHTML, "text/plain": plain }
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return copied(plain)
  }
}

function table(columns, rows) {
  const line = (tag, cells) =>
    el(
      "tr",
      {},
      cells.map((cell) => el(tag, {}, cell)),
    )
  return el(
    "table",
    {},
    el("thead", {}, line("th", columns)),
    el(
      "tbody",
      {},
      rows.map((cells) => line("td", cells)),
    ),
  )
}

function flat(text) {
  return text.replace(/[\t\r\n]+/g, " ")
}
