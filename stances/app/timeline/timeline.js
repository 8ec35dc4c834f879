// Lanes over time. Drawn anew for every width and zoom; the zoom stays when the data change.

const charts = new WeakMap()
const LANE = 34
const DAY = 86400000
const SHORT = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" })
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  let chart = charts.get(parentElement)
  if (!chart) {
    chart = { zoom: null, width: 0 }
    charts.set(parentElement, chart)
    chart.observer = new ResizeObserver(() => {
      if (root.clientWidth && root.clientWidth !== chart.width) draw(root, chart)
    })
    chart.observer.observe(root)
  }
  chart.open = (stance, cell, keyboard) => setTriggerValue("open", { stance, cell, keyboard })
  const drawn = JSON.stringify(data) + root.dataset.theme
  if (chart.drawn !== drawn) {
    chart.data = data
    chart.drawn = drawn
    draw(root, chart)
  }
  if (data.focus && data.focus.turn !== chart.turn) {
    if (chart.turn !== undefined) root.querySelector(`[data-stance="${CSS.escape(data.focus.stance ?? "")}"]`)?.focus()
    chart.turn = data.focus.turn
  }
}

function draw(root, chart) {
  const { data } = chart
  chart.width = root.clientWidth
  const narrow = chart.width < 560
  const left = narrow ? 0 : 168
  const inner = Math.max(chart.width - left - 14, 120)
  const [from, to] = chart.zoom ?? [data.first, data.last]
  const scale = (day) => left + ((day - from) / Math.max(to - from, 1)) * inner
  const view = { left, inner, from, to, scale, narrow, step: narrow ? LANE + 18 : LANE }
  const head = eventMarks(data.marks, view)
  const top = head.height + 8
  const height = top + data.lanes.length * view.step + 26
  const focused = root.getRootNode().activeElement?.dataset?.stance
  const picture = svg("svg", { width: chart.width, height, role: "group", "aria-label": data.alt },
    hatch(), axis(view, top, height), head.nodes.map((node) => node(top, height)),
    data.lanes.map((lane, at) => laneOf(lane, top + at * view.step, view, chart)))
  picture.onkeydown = (event) => move(root, event)
  root.replaceChildren(controls(root, chart), picture, legend())
  const first = root.querySelector("[data-stance]")
  if (first) first.setAttribute("tabindex", "0")
  if (focused) root.querySelector(`[data-stance="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
}

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith("on")) node[name] = value
    else node.setAttribute(name, String(value))
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined))
  return node
}

function hatch() {
  return svg("defs", {}, svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { width: 3, height: 6, class: "hatch" })))
}

function laneOf(lane, y, view, chart) {
  const bar = view.narrow ? y + 20 : y + 9
  const label = svg("text", { x: view.narrow ? 0 : view.left - 12, y: view.narrow ? y + 13 : y + 22, class: "lane", "text-anchor": view.narrow ? "start" : "end" }, shorten(lane.label, view.narrow ? 40 : 24))
  label.append(svg("title", {}, lane.label))
  const clip = (day) => Math.min(Math.max(day, view.from), view.to + 1)
  const bars = lane.bars.filter(([start, end]) => end > view.from && start <= view.to).map(([start, end, shade]) =>
    svg("rect", { x: view.scale(clip(start)), width: Math.max(view.scale(clip(end)) - view.scale(clip(start)), 1.5), y: bar, height: 15, class: "bar " + (shade || "contested") }))
  const shown = lane.ticks.filter((tick) => tick.last >= view.from && tick.first <= view.to)
  const doubt = shown.filter((tick) => tick.uncertain).map((tick) => {
    const start = view.scale(clip(tick.first))
    return svg("rect", { x: start - (tick.first === tick.last ? 4 : 0), width: Math.max(view.scale(clip(tick.last)) - start, 8), y: bar - 3, height: 21, class: "doubt" })
  })
  const end = lane.until !== null && lane.until >= view.from && lane.until <= view.to
    ? svg("g", {}, svg("line", { x1: view.scale(lane.until), x2: view.scale(lane.until), y1: bar - 4, y2: bar + 19, class: "until" }),
      svg("text", { x: view.scale(lane.until) + 5, y: bar + 12, class: "small" }, "out of office")) : null
  return svg("g", {}, svg("line", { x1: view.left, x2: view.left + view.inner, y1: bar + 7.5, y2: bar + 7.5, class: "ground" }),
    label, bars, doubt, end, shown.map((tick) => tickOf(tick, lane, bar, view, chart)))
}

function tickOf(tick, lane, y, view, chart) {
  const x = view.scale(Math.max(tick.first, view.from))
  const open = (keyboard) => chart.open(tick.stance, lane.cell, keyboard)
  return svg("g", {
    class: "tick " + tick.shade, role: "button", tabindex: "-1", "data-stance": tick.stance, "data-cell": lane.cell,
    "aria-label": `${lane.label}, ${tick.sentence}`, onclick: () => open(false),
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(true) } },
  },
    svg("title", {}, `${lane.label}, ${tick.sentence}`),
    svg("rect", { x: x - 7, y: y - 8, width: 14, height: 31, class: "target" }),
    tick.position === null
      ? svg("circle", { cx: x, cy: y + 7.5, r: 5, class: "hollow" })
      : svg("line", { x1: x, x2: x, y1: y - 4, y2: y + 19, class: "mark" }))
}

/** Labels of events in rows, greedily; what finds no place keeps its line and its title. */
function eventMarks(marks, view) {
  const rows = []
  const limit = view.narrow ? 3 : 4
  const placed = marks.filter((mark) => mark.day >= view.from && mark.day <= view.to)
    .toSorted((one, other) => Number(other.major) - Number(one.major) || other.day - one.day)
    .map((mark) => {
      const x = view.scale(mark.day)
      const width = mark.short.length * 6.1 + 10
      const start = Math.min(Math.max(x - width / 2, view.left), view.left + view.inner - width)
      const row = mark.major ? Array.from({ length: limit }, (_, at) => at).find((at) =>
        (rows[at] ?? []).every(([a, b]) => start + width < a || start > b)) : undefined
      if (row !== undefined) (rows[row] ??= []).push([start, start + width])
      return { mark, x, row, middle: start + width / 2 }
    })
  const height = rows.length * 15 + 4
  return {
    height,
    nodes: [
      ...placed.map(({ mark, x, row }) => (top, bottom) => svg("g", { class: "event" },
        svg("title", {}, mark.label),
        svg("line", { x1: x, x2: x, y1: row === undefined ? top - 4 : height - row * 15 - 2, y2: bottom - 24 }),
        svg("rect", { x: x - 5, y: top - 8, width: 10, height: bottom - top - 20, class: "target" }))),
      ...placed.filter(({ row }) => row !== undefined).map(({ mark, row, middle }) => () => svg("g", { class: "event" },
        svg("text", { x: middle, y: height - row * 15 - 5, "text-anchor": "middle" }, mark.short))),
    ],
  }
}

function axis(view, top, height) {
  const days = view.to - view.from
  const months = days > 1500 ? 12 : days > 700 ? 6 : days > 300 ? 3 : days > 100 ? 1 : 0
  const marks = []
  const start = new Date(view.from * DAY)
  if (months) {
    const at = new Date(Date.UTC(start.getUTCFullYear(), 0, 1))
    while (at.getTime() / DAY <= view.to) {
      if (at.getTime() / DAY >= view.from) marks.push([at.getTime() / DAY, months === 12 ? String(at.getUTCFullYear()) : SHORT.format(at)])
      at.setUTCMonth(at.getUTCMonth() + months)
    }
  } else {
    const gap = days > 40 ? 14 : 7
    for (let day = view.from; day <= view.to; day += gap) marks.push([day, LONG.format(new Date(day * DAY))])
  }
  let free = -Infinity
  return marks.map(([day, words]) => {
    const x = view.scale(day)
    const fits = x - words.length * 3.3 > free && x + words.length * 3.3 < view.left + view.inner + 14
    if (fits) free = x + words.length * 3.3 + 8
    return svg("g", { class: "axis" }, svg("line", { x1: x, x2: x, y1: top - 2, y2: height - 22 }),
      fits ? svg("text", { x, y: height - 6, "text-anchor": "middle" }, words) : null)
  })
}

function controls(root, chart) {
  const { data } = chart
  const [from, to] = chart.zoom ?? [data.first, data.last]
  const show = (zoom) => { chart.zoom = zoom; draw(root, chart) }
  const choices = [["All", null], ["2 years", 730], ["1 year", 365], ["6 months", 183], ["3 months", 92]]
    .filter(([, span]) => span === null || span < data.last - data.first)
  const pressed = (span) => String(span === null ? chart.zoom === null : chart.zoom !== null && to === data.last && to - from === span)
  const slider = (name, value, change) => el("input", {
    type: "range", min: data.first, max: data.last, value, "aria-label": name,
    "aria-valuetext": LONG.format(new Date(value * DAY)),
    onchange: (event) => change(Number(event.target.value)),
  })
  return el("div", { class: "controls" },
    el("span", { class: "buttons", role: "group", "aria-label": "Period shown" }, choices.map(([name, span]) => el("button", {
      type: "button", class: "quiet", "aria-pressed": pressed(span),
      onclick: () => show(span === null ? null : [data.last - span, data.last]),
    }, name))),
    el("span", { class: "sliders" },
      slider("First day shown", from, (day) => show([Math.min(day, to - 14), to])),
      slider("Last day shown", to, (day) => show([from, Math.max(day, from + 14)])),
      el("span", { class: "period" }, `${LONG.format(new Date(from * DAY))} – ${LONG.format(new Date(to * DAY))}`)))
}

function legend() {
  const items = [["p2", "Strongly supports"], ["p1", "Supports"], ["p0", "Mixed"], ["m1", "Opposes"], ["m2", "Strongly opposes"]]
  return el("ul", { class: "legend", "aria-label": "Legend" },
    items.map(([shade, words]) => el("li", {}, el("span", { class: "swatch " + shade, "aria-hidden": "true" }), words)),
    el("li", {}, el("span", { class: "swatch ring", "aria-hidden": "true" }), "Declined or unclear"),
    el("li", {}, el("span", { class: "swatch striped", "aria-hidden": "true" }), "Date not exact"),
    el("li", {}, el("span", { class: "swatch both", "aria-hidden": "true" }), "Contested"),
    el("li", {}, el("span", { class: "swatch dashed", "aria-hidden": "true" }), "Event"))
}

function shorten(text, limit) {
  return text.length > limit ? text.slice(0, limit - 1) + "…" : text
}

function move(root, event) {
  const ticks = [...root.querySelectorAll("[data-stance]")]
  const at = ticks.indexOf(event.target)
  if (at < 0) return
  const lanes = [...new Set(ticks.map((tick) => tick.dataset.cell))]
  const lane = lanes.indexOf(event.target.dataset.cell)
  const inLane = (place) => ticks.filter((tick) => tick.dataset.cell === lanes[place])
  const target = {
    ArrowRight: () => ticks[at + 1], ArrowLeft: () => ticks[at - 1],
    ArrowDown: () => inLane(lane + 1)[0], ArrowUp: () => inLane(lane - 1)[0],
    Home: () => inLane(lane)[0], End: () => inLane(lane).at(-1),
  }[event.key]?.()
  if (!target) return
  event.preventDefault()
  for (const tick of ticks) tick.setAttribute("tabindex", "-1")
  target.setAttribute("tabindex", "0")
  target.focus()
}
