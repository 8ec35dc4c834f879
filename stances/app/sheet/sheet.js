// A plain table. Some cells are buttons: one tab stop, arrow keys move among them, Enter presses.

const sheets = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const sheet = sheets.get(parentElement) ?? { focus: data.focus?.turn }
  sheets.set(parentElement, sheet)
  sheet.open = (cell, keyboard) => setTriggerValue("open", { cell, keyboard })
  sheet.go = (target) => setTriggerValue("go", target)
  const { picked, focus, ...shape } = data
  const drawn = JSON.stringify(shape)
  if (sheet.drawn !== drawn) draw(root, sheet, data)
  sheet.drawn = drawn
  for (const each of sheet.buttons.flat()) each.setAttribute("aria-pressed", String(each.dataset.pick === (picked ?? null)))
  if (focus && focus.turn !== sheet.focus) {
    sheet.focus = focus.turn
    sheet.buttons.flat().find((each) => each.dataset.pick === focus.cell)?.focus()
  }
}

function draw(root, sheet, data) {
  sheet.buttons = []
  const column = (at) => [data.numbers?.includes(at) ? "number" : "", data.wide?.includes(at) ? "wide" : ""].filter(Boolean).join(" ") || null
  const heads = data.heads.map((head, at) => el("th", { scope: "col", class: column(at) }, head))
  const body = data.rows.map((cells) => {
    sheet.buttons.push([])
    return el("tr", {}, cells.map((cell, at) => el(at ? "td" : "th", { scope: at ? null : "row", class: column(at) },
      content(cell, sheet), cell.sub ? el("span", { class: "sub" }, cell.sub) : null)))
  })
  const table = el("table", { class: data.compact ? "compact" : null, onkeydown: (event) => move(sheet, event) },
    el("caption", { class: "sr-only" }, data.caption), el("thead", {}, el("tr", {}, heads)), el("tbody", {}, body))
  sheet.buttons = sheet.buttons.filter((row) => row.length)
  if (sheet.buttons.length) sheet.buttons[0][0].tabIndex = 0
  root.replaceChildren(el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": data.caption }, table))
}

function content(cell, sheet) {
  if (cell.page !== undefined) return pageLink(cell.text, cell.page, cell.parameters, sheet.go)
  if (cell.low !== undefined) return bounds(cell)
  if (!cell.pick) return cell.text
  const made = el("button", {
    type: "button", class: ("pick " + cell.shade).trim(), tabindex: "-1", "data-pick": cell.pick, "aria-label": cell.say,
    onclick: (event) => sheet.open(cell.pick, event.detail === 0),
    onfocus: () => {
      for (const other of sheet.buttons.flat()) other.tabIndex = -1
      made.tabIndex = 0
    },
  }, cell.text)
  sheet.buttons.at(-1).push(made)
  return made
}

/** A value between its bounds on a line from 0 to 1, the two thresholds marked. */
function bounds({ text, value, low, high }) {
  const at = (share) => Math.round(1000 * Math.min(1, Math.max(0, share))) / 10
  const line = (x1, x2, y1, y2, name) => el("line", { x1, x2, y1, y2, class: name })
  return el("span", { class: "bounds" },
    el("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none", "aria-hidden": "true" },
      line(0, 100, 7, 7, "axis"), line(66.7, 66.7, 1, 13, "axis"), line(80, 80, 1, 13, "axis"),
      line(at(low), at(high), 7, 7, "range"), line(at(value), at(value), 2, 12, "value")),
    el("span", {}, text))
}

function move(sheet, event) {
  const row = sheet.buttons.findIndex((each) => each.includes(event.target))
  if (row < 0) return
  const at = sheet.buttons[row].indexOf(event.target)
  const beside = (next) => sheet.buttons[next]?.[Math.min(at, sheet.buttons[next].length - 1)]
  const target = {
    ArrowRight: sheet.buttons[row][at + 1], ArrowLeft: sheet.buttons[row][at - 1],
    ArrowDown: beside(row + 1), ArrowUp: beside(row - 1), Home: sheet.buttons[0][0], End: sheet.buttons.at(-1).at(-1),
  }[event.key]
  if (!["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return
  event.preventDefault()
  target?.focus()
}
