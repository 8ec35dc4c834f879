// Agreement of every two actors; each cell is a link to the page of its pair.

const matrices = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const drawn = JSON.stringify(data)
  if (matrices.get(parentElement) === drawn) return
  matrices.set(parentElement, drawn)
  const go = (target) => setTriggerValue("go", target)
  const scroll = el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": data.caption })
  const table = el("table", { onkeydown: (event) => move(table, event) },
    el("caption", { class: "sr-only" }, data.caption),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "corner" }, el("span", { class: "sr-only" }, "Actor")),
      data.columns.map((column) => el("th", { scope: "col" }, el("span", { class: "name" }, column.name))))),
    el("tbody", {}, data.rows.map((row) => el("tr", {},
      el("th", { scope: "row" }, el("span", { class: "name" }, row.name)),
      row.cells.map((cell) => el("td", {}, cellOf(cell, data, go)))))))
  scroll.append(el("div", { class: "sheet" }, table, data.tree.length ? tree(data) : null))
  const links = [...table.querySelectorAll("a")]
  links.forEach((link, at) => { link.tabIndex = at ? -1 : 0 })
  root.replaceChildren(scroll)
  root.style.setProperty("--columns", data.columns.length)
  root.style.setProperty("--tree", data.tree.length ? "9rem" : "0rem")
}

function cellOf(cell, data, go) {
  if (cell.kind === "self") return el("span", { class: "cell self", "aria-hidden": "true" }, "·")
  const [a, b] = cell.pair
  const link = pageLink("", "pair", { ...data.parameters, a, b }, go, {
    class: "cell " + cell.kind, title: cell.sentence, "aria-label": cell.sentence,
    onfocus: () => {
      for (const other of link.closest("table").querySelectorAll("a")) other.tabIndex = -1
      link.tabIndex = 0
    },
  })
  link.append(...[el("span", { class: "label" }, cell.label), el("span", { class: "count" }, cell.count),
    cell.bounds && data.columns.length <= 12 ? el("span", { class: "count" }, cell.bounds) : null].filter(Boolean))
  if (cell.share !== undefined) link.style.setProperty("--share", Math.round(cell.share * 100) + "%")
  return link
}

/** The tree beside the rows: rows have one height, so places along the order are places on the page. */
function tree(data) {
  const size = data.rows.length
  const top = Math.max(...data.tree.map((merge) => merge.height), 0.0001)
  const x = (height) => (4 + 92 * height / top).toFixed(2)
  const y = (place) => ((place + 0.5) * 100 / size).toFixed(2)
  const svg = el("svg", { class: "tree", viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img",
    "aria-label": "Tree of the clustering: the further right two branches join, the less their actors agree" })
  for (const merge of data.tree) {
    const [left, right, joint] = [y(merge.left), y(merge.right), x(merge.height)]
    svg.append(el("path", { d: `M${x(merge.left_height)} ${left}H${joint}V${right}H${x(merge.right_height)}` }))
  }
  return el("div", { class: "beside" }, svg)
}

function move(table, event) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
  const step = steps[event.key]
  const cell = event.target.closest("td")
  if (!step || !cell) return
  event.preventDefault()
  let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex]
  do {
    row += step[0]
    column += step[1]
    const next = table.rows[row]?.cells[column]
    if (!next || next.tagName !== "TD") return
    const link = next.querySelector("a")
    if (link) return link.focus()
  } while (true)
}
