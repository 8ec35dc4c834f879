// Actors as points on a plane. A map has one scale for both directions; a network fills the room.

import { classes, el, svg } from "../kit/elements.js"
import { legend, press } from "../kit/marks.js"
import { mount } from "../kit/mount.js"
import { putLabels } from "./labels.js"
import { placed } from "./places.js"

const BLOCS = 6

export default mount((view, { chosen, ...data }) => {
  view.chosen = chosen
  if (view.differs(view.root, data)) build(view, data)
  press(view.root, chosen)
  touch(view, chosen)
})

function build(view, data) {
  view.data = data
  view.root.dataset.figure = data.uniform ? "Map" : "Network"
  view.strokes = []
  view.nodes = data.points.map((point) => node(point, view))
  view.picture = svg("svg", { role: "img", "aria-label": data.alt })
  view.stage = el("div", { class: "stage" }, view.picture, view.nodes)
  view.root.replaceChildren(view.stage, legend(data.legend))
  view.unwatch?.()
  view.unwatch = view.onWidth(view.stage, () => place(view))
  place(view)
}

/** Brings out the ties of one actor. */
function touch(view, id) {
  for (const { line, ids } of view.strokes) line.classList.toggle("touched", ids.includes(id))
}

function node({ id, label, bloc, letter, sentence, faint }, view) {
  const button = el(
    "button",
    {
      type: "button",
      class: classes("node", bloc < 0 ? null : `bloc${bloc % BLOCS}`, faint && "faint"),
      "aria-label": sentence,
      title: sentence,
      "data-cell": id,
      onmouseenter: () => touch(view, id),
      onmouseleave: () => touch(view, view.chosen),
      onfocus: () => touch(view, id),
      onblur: () => touch(view, view.chosen),
      onclick: ({ detail }) => {
        const pressed = button.getAttribute("aria-pressed") === "true"
        view.send("node", { id: pressed ? "" : id, keyboard: detail === 0 })
      },
    },
    el("span", { class: "dot", "aria-hidden": "true" }, letter),
    el("span", { class: "label" }, label),
  )
  return button
}

function place(view) {
  const { data, stage, picture } = view
  if (!stage.clientWidth) return
  const { width, height, at } = placed(data, stage.clientWidth)
  stage.style.height = `${height}px`
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`)
  const places = data.points.map(({ x, y }) => at([x, y]))
  view.strokes = data.ties.map((tie) => ({
    line: stroke(tie, places),
    ids: [data.points[tie.a].id, data.points[tie.b].id],
  }))
  picture.replaceChildren(
    ...view.strokes.map(({ line }) => line),
    ...data.points.flatMap(({ start }, number) => (start ? trail(at(start), places[number]) : [])),
  )
  putLabels(view.nodes, places, width, height)
  touch(view, view.chosen)
}

function stroke({ a, b, weight, share, thin }, places) {
  const [[x1, y1], [x2, y2]] = [places[a], places[b]]
  return svg("line", {
    x1,
    y1,
    x2,
    y2,
    class: classes("tie", weight < 0 && "negative", thin && "thin"),
    "stroke-width": (0.8 + 5 * share).toFixed(2),
  })
}

function trail([x1, y1], [x2, y2]) {
  return [
    svg("line", { x1, y1, x2, y2, class: "trail" }),
    svg("path", { class: "start", d: `M${x1 - 4} ${y1}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0` }),
  ]
}
