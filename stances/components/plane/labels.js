// Each label stands on the side of its point where it covers the fewest points and labels.

const DOT = 11
const GAP = 3
const CROWD = 60 // points; with more, a name that would cover something waits for the pointer

export function putLabels(nodes, places, width, height) {
  const taken = places.map(([x, y]) => ({ x: x - DOT, y: y - DOT, w: 2 * DOT, h: 2 * DOT }))
  const labels = nodes.map((node) => node.querySelector(".label"))
  // All are measured before any is moved: each move in between would cost a layout of the page.
  const sizes = labels.map((label) => [label.offsetWidth, label.offsetHeight])
  nodes.forEach((node, number) => {
    const [x, y] = places[number]
    node.style.left = `${x}px`
    node.style.top = `${y}px`
    const [w, h] = sizes[number]
    let best = null
    for (const [side, [left, top]] of Object.entries(sides(x, y, w, h))) {
      const box = { x: left, y: top, w, h }
      const out = left < 0 || left + w > width || top < 0 || top + h > height
      const covered = taken.filter((other, at) => at !== number && meet(box, other)).length
      const cost = covered + (out ? 3 : 0)
      if (!best || cost < best.cost) best = { side, cost, box }
    }
    labels[number].dataset.side = best.side
    const waits = nodes.length > CROWD && best.cost > 0
    node.classList.toggle("waits", waits)
    if (!waits) taken.push(best.box)
  })
}

function sides(x, y, w, h) {
  const away = DOT + GAP
  return {
    right: [x + away, y - h / 2],
    left: [x - away - w, y - h / 2],
    below: [x - w / 2, y + away - 1],
    above: [x - w / 2, y - away + 1 - h],
  }
}

function meet(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
