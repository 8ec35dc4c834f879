// Focus: many elements behind one tab stop, and the way back from what they opened.

/** The cell or record that was open is to have the focus again when Python counts one turn on. */
export function returnFocus(view, focus, find) {
  const turn = focus?.turn ?? 0
  const before = view.turn ?? turn
  view.turn = turn
  if (turn !== before) find(focus)?.focus()
}

/** Draws; what had the focus before has it afterwards, if what has the same data is drawn again. */
export function keepFocus(root, draw) {
  const within = () => {
    const active = root.getRootNode().activeElement
    return root.contains(active) ? active : null
  }
  const data = Object.entries(within()?.dataset ?? {})
  draw()
  if (!data.length || within()) return
  const same = data.map(([name, value]) => `[data-${name}="${CSS.escape(value)}"]`).join("")
  root.querySelector(same)?.focus({ preventScroll: true })
}

/**
 * Arrow keys move among the items of a container's rows; Home and End go to the first and the last
 * of the row, with Ctrl of all. Only one item is a tab stop: at first the first that matches start.
 * Rows are found by a selector, or a function gives them. Returns a function to call when the rows
 * have changed.
 */
export function rove(container, rowSelector, itemSelector, start = "*") {
  let stop = null
  let moved = false
  const found = () =>
    [...container.querySelectorAll(rowSelector)].map((row) => [
      ...row.querySelectorAll(itemSelector),
    ])
  const rows = () =>
    (typeof rowSelector === "function" ? rowSelector() : found()).filter((row) => row.length)
  const settle = () => {
    const items = rows().flat()
    for (const item of items) item.setAttribute("tabindex", "-1")
    if (!items.includes(stop) || !moved) {
      stop = items.find((item) => item.matches(start)) ?? items[0]
    }
    stop?.setAttribute("tabindex", "0")
  }
  container.addEventListener("focusin", ({ target }) => {
    if (!target.matches(itemSelector)) return
    moved = true
    if (target === stop) return
    stop?.setAttribute("tabindex", "-1")
    target.setAttribute("tabindex", "0")
    stop = target
  })
  container.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.shiftKey) return
    const go = (event.ctrlKey ? WITH_CTRL : ALONE)[event.key]
    const at = go ? place(rows(), event.target) : null
    if (!at) return
    event.preventDefault()
    go(at)?.focus()
  })
  settle()
  return settle
}

const ALONE = {
  ArrowRight: ({ row, at }) => row[at + 1],
  ArrowLeft: ({ row, at }) => row[at - 1],
  ArrowDown: ({ below, item }) => nearest(below, item),
  ArrowUp: ({ above, item }) => nearest(above, item),
  Home: ({ row }) => row[0],
  End: ({ row }) => row.at(-1),
}
const WITH_CTRL = {
  Home: ({ rows }) => rows[0][0],
  End: ({ rows }) => rows.at(-1).at(-1),
}

function place(rows, item) {
  const number = rows.findIndex((row) => row.includes(item))
  if (number < 0) return null
  const row = rows[number]
  return {
    rows,
    row,
    item,
    at: row.indexOf(item),
    above: rows[number - 1],
    below: rows[number + 1],
  }
}

/** The item of a row whose middle is nearest to that of another item. */
function nearest(row, item) {
  const middle = (each) => {
    const box = each.getBoundingClientRect()
    return box.left + box.width / 2
  }
  const from = middle(item)
  const apart = (each) => Math.abs(middle(each) - from)
  return row?.reduce((best, each) => (apart(each) < apart(best) ? each : best))
}
