// Actors as points on a plane. A map has one scale for both directions; a network fills the room.

const planes = new WeakMap()
const PAD = { x: 84, y: 30 }

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const plane = planes.get(parentElement) ?? {}
  planes.set(parentElement, plane)
  plane.choose = (id, keyboard) => setTriggerValue("node", { id, keyboard })
  const drawn = JSON.stringify([data.points, data.lines, data.legend])
  if (plane.drawn !== drawn) {
    plane.drawn = drawn
    plane.data = data
    build(root, plane)
  }
  for (const [id, node] of plane.nodes) node.setAttribute("aria-pressed", String(id === data.chosen))
  plane.chosen = data.chosen
  touch(plane, data.chosen)
}

/** Brings out the ties of one actor. */
function touch(plane, id) {
  for (const line of plane.strokes) line.node.classList.toggle("touched", line.ids.includes(id))
}

function build(root, plane) {
  const { data } = plane
  plane.nodes = new Map(data.points.map((point) => [point.id, node(point, plane)]))
  plane.svg = el("svg", { role: "img", "aria-label": data.alt })
  plane.stage = el("div", { class: "stage" }, plane.svg, ...plane.nodes.values())
  root.replaceChildren(plane.stage,
    el("ul", { class: "legend" }, data.legend.map((text) => el("li", {}, text))))
  plane.strokes = []
  plane.width = 0
  plane.watcher?.disconnect()
  plane.watcher = new ResizeObserver(() => place(plane))
  plane.watcher.observe(plane.stage)
  place(plane)
}

function node(point, plane) {
  const made = el("button", {
    type: "button", class: "node bloc" + (point.bloc < 0 ? "-none" : point.bloc % 6), "aria-label": point.sentence, title: point.sentence,
    onmouseenter: () => touch(plane, point.id), onmouseleave: () => touch(plane, plane.chosen),
    onfocus: () => touch(plane, point.id), onblur: () => touch(plane, plane.chosen),
    onclick: (event) => plane.choose(made.getAttribute("aria-pressed") === "true" ? "" : point.id, event.detail === 0),
  }, el("span", { class: "dot", "aria-hidden": "true" }, point.letter), el("span", { class: "label" }, point.label))
  return made
}

function place(plane) {
  const { data, stage, svg } = plane
  const width = stage.clientWidth
  if (!width || width === plane.width) return
  plane.width = width
  const ends = data.points.flatMap((point) => [[point.x, point.y], ...(point.start ? [point.start] : [])])
  const [xs, ys] = [0, 1].map((at) => ends.map((end) => end[at]))
  const span = (values) => Math.max(Math.max(...values) - Math.min(...values), 1e-9)
  const padX = Math.min(PAD.x, width * 0.17)
  const even = Math.min((width - 2 * padX) / span(xs), 500 / span(ys))
  const [scaleX, scaleY] = data.uniform ? [even, even] : [(width - 2 * padX) / span(xs), Math.min(500, 60 + 26 * data.points.length) / span(ys)]
  const height = Math.max(260, span(ys) * scaleY + 2 * PAD.y)
  const [left, low] = [(width - span(xs) * scaleX) / 2, (height - span(ys) * scaleY) / 2]
  const at = ([x, y]) => [left + (x - Math.min(...xs)) * scaleX, height - low - (y - Math.min(...ys)) * scaleY]
  stage.style.height = height + "px"
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
  svg.replaceChildren()
  const places = data.points.map((point) => at([point.x, point.y]))
  plane.strokes = data.lines.map((line) => {
    const [[x1, y1], [x2, y2]] = [places[line.a], places[line.b]]
    const stroke = el("line", { x1, y1, x2, y2, class: ["tie", line.weight < 0 ? "negative" : "", line.thin ? "thin" : ""].join(" "), "stroke-width": (0.8 + 5 * line.share).toFixed(2) })
    svg.append(stroke)
    return { node: stroke, ids: [data.points[line.a].id, data.points[line.b].id] }
  })
  data.points.forEach((point, number) => {
    if (!point.start) return
    const [x, y] = at(point.start)
    svg.append(el("line", { x1: x, y1: y, x2: places[number][0], y2: places[number][1], class: "trail" }),
      el("path", { class: "start", d: `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0` }))
  })
  labels(plane, places, width, height)
}

/** Each label on the side where it covers the fewest points and labels. */
function labels(plane, places, width, height) {
  const taken = places.map(([x, y]) => ({ x: x - 11, y: y - 11, w: 22, h: 22 }))
  plane.data.points.forEach((point, number) => {
    const button = plane.nodes.get(point.id)
    const [x, y] = places[number]
    button.style.left = x + "px"
    button.style.top = y + "px"
    const label = button.querySelector(".label")
    const [w, h] = [label.offsetWidth, label.offsetHeight]
    const sides = {
      right: [x + 14, y - h / 2], left: [x - 14 - w, y - h / 2], below: [x - w / 2, y + 13], above: [x - w / 2, y - 13 - h],
    }
    let best = null
    for (const [side, [left, top]] of Object.entries(sides)) {
      const box = { x: left, y: top, w, h }
      const cost = taken.filter((other, at) => at !== number && meet(box, other)).length
        + (left < 0 || left + w > width || top < 0 || top + h > height ? 3 : 0)
      if (!best || cost < best.cost) best = { side, cost, box }
    }
    label.dataset.side = best.side
    taken.push(best.box)
  })
}

function meet(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
