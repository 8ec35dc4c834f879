// The stance grid: issues as rows, actors as columns, each cell a button that opens its evidence.
// Compact (coverage) it is the other way round and its cells are small.

const grids = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const grid = grids.get(parentElement) ?? { shape: null, cells: new Map(), focus: data.focus?.turn }
  grids.set(parentElement, grid)
  grid.open = (id, keyboard) => setTriggerValue("open", { cell: id, keyboard })
  grid.asOf = data.as_of
  const shape = JSON.stringify([data.columns, data.rows.map(({ cells, ...row }) => row), data.legend, data.compact])
  if (grid.shape !== shape) build(root, grid, data)
  grid.shape = shape
  root.querySelector(".scroll").setAttribute("aria-label", data.caption)
  root.querySelector("caption").textContent = data.caption
  for (const row of data.rows) for (const cell of row.cells) update(grid, cell)
  mark(grid, data.open)
  if (data.focus && data.focus.turn !== grid.focus) {
    grid.focus = data.focus.turn
    grid.cells.get(data.focus.cell)?.button.focus()
  }
}

function build(root, grid, data) {
  grid.cells.clear()
  const scroll = root.querySelector(".scroll") ?? el("div", { class: "scroll", role: "region", tabindex: "0" })
  scroll.replaceChildren(table(grid, data))
  const copy = el("button", { type: "button", class: "quiet", onclick: (event) => copyText(stableAddress(grid.asOf, {}), event.currentTarget) }, "Copy link")
  root.replaceChildren(scroll, el("div", { class: "foot" }, legend(data.legend), copy))
}

function table(grid, data) {
  const corner = el("th", { scope: "col", class: "corner" }, el("span", { class: "sr-only" }, data.corner ?? "Issue"))
  const heads = data.columns.map((column) => el("th", { scope: "col", class: column.verdict ? "verdict" : null },
    el("span", { class: "name" }, column.name), el("span", { class: "sub" }, column.sub)))
  const body = data.rows.map((row) => el("tr", {},
    el("th", { scope: "row" }, el("span", { class: "issue" }, row.title), row.proposal ? el("span", { class: "sub" }, row.proposal) : null),
    row.cells.map((cell) => el("td", {}, button(grid, cell))),
    row.verdict ? el("td", { class: "verdict" }, el("span", { class: "chip " + row.verdict.kind }, row.verdict.label)) : null))
  const made = el("table", { class: data.compact ? "compact" : null, onkeydown: (event) => move(grid, event) },
    el("caption", { class: "sr-only" }),
    el("thead", {}, el("tr", {}, corner, heads)), el("tbody", {}, body))
  made.style.setProperty("--columns", data.columns.length)
  return made
}

function button(grid, cell) {
  const made = el("button", {
    type: "button", tabindex: grid.cells.size ? "-1" : "0",
    onclick: (event) => {
      mark(grid, made.getAttribute("aria-pressed") === "true" ? null : cell.id)
      grid.open(cell.id, event.detail === 0)
    },
    onfocus: () => {
      for (const other of grid.cells.values()) other.button.tabIndex = -1
      made.tabIndex = 0
    },
  })
  grid.cells.set(cell.id, { button: made, drawn: null })
  return made
}

function update(grid, cell) {
  const entry = grid.cells.get(cell.id)
  const drawn = JSON.stringify(cell)
  if (!entry || entry.drawn === drawn) return
  entry.drawn = drawn
  entry.button.className = ["cell", cell.kind, cell.shade, cell.stale ? "stale" : "", cell.possible ? "possible" : ""].join(" ")
  entry.button.setAttribute("aria-label", cell.sentence)
  entry.button.replaceChildren(...[
    el("span", { class: "label" }, cell.label),
    cell.details.length ? el("span", { class: "detail" }, cell.details.map((part) => el("span", {}, part))) : null,
    cell.dissent ? el("span", { class: "flag" }, cell.dissent) : null,
    cell.reversed ? el("span", { class: "flag" }, "⇄ reversed") : null,
    cell.possible ? el("span", { class: "detail" }, "date not exact") : null,
    cell.stale ? el("span", { class: "detail" }, cell.stale) : null,
    cell.text ? el("span", { class: "text" }, cell.text) : null,
    trail(cell.trail),
  ].filter(Boolean))
}

/** The position over time: one step line over the whole period shown, its middle at 0. */
function trail(steps) {
  if (!steps.length) return null
  const height = (position) => 8 - position * 3
  let path = `M${steps[0][0]} ${height(steps[0][1])}`
  for (const [x, position] of steps.slice(1)) path += `H${x}V${height(position)}`
  return el("svg", { viewBox: "0 0 100 16", preserveAspectRatio: "none", "aria-hidden": "true", class: "trail" },
    el("line", { x1: 0, x2: 100, y1: 8, y2: 8 }), el("path", { d: path + `H${Math.max(100, steps.at(-1)[0])}` }))
}

function mark(grid, open) {
  for (const [id, { button }] of grid.cells) button.setAttribute("aria-pressed", String(id === open))
}

function move(grid, event) {
  const buttons = [...grid.cells.values()].map(({ button }) => button)
  const at = buttons.indexOf(event.target)
  const wide = event.currentTarget.tBodies[0].rows[0].querySelectorAll("button").length
  const row = Math.floor(at / wide) * wide
  const target = {
    ArrowRight: at + 1 < row + wide ? at + 1 : at, ArrowLeft: at > row ? at - 1 : at,
    ArrowDown: at + wide, ArrowUp: at - wide, Home: row, End: row + wide - 1,
  }[event.key]
  if (at < 0 || target === undefined) return
  event.preventDefault()
  buttons[target]?.focus()
}

function legend(items) {
  return el("ul", { class: "legend", "aria-label": "Legend" }, items.map((item) => el("li", { title: item.meaning },
    el("span", { class: ["swatch", item.kind, item.shade].join(" "), "aria-hidden": "true" }), item.label)))
}
