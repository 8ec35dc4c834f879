// A list of moves or hits; each before and after is a button that opens its record.

const feeds = new WeakMap()
const PAGE = 25

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const drawn = JSON.stringify(data)
  const feed = feeds.get(parentElement) ?? { shown: PAGE }
  feeds.set(parentElement, feed)
  feed.open = (side, keyboard) => setTriggerValue("open", { stance: side.stance, cell: side.cell, keyboard })
  if (feed.drawn === drawn) return
  feed.drawn = drawn
  feed.shown = PAGE
  draw(root, feed, data)
}

function draw(root, feed, data) {
  const rest = data.items.length - feed.shown
  const more = rest > 0 ? el("button", {
    type: "button", class: "quiet more", onclick: () => {
      feed.shown += PAGE
      draw(root, feed, data)
      root.querySelectorAll("li.item")[feed.shown - PAGE]?.querySelector("button")?.focus()
    },
  }, `Show ${Math.min(rest, PAGE)} more of ${rest}`) : null
  root.replaceChildren(...[data.items.length
    ? el("ol", {}, data.items.slice(0, feed.shown).map((item) => row(item, feed)))
    : el("p", { class: "empty" }, data.empty), more].filter(Boolean))
}

function row(item, feed) {
  return el("li", { class: "item" },
    el("div", { class: "when" }, el("span", { class: "date" }, item.date), el("span", { class: item.strong ? "kind strong" : "kind" }, item.kind)),
    el("div", { class: "what" },
      el("span", { class: "title" }, item.title),
      item.parts.length ? el("p", { class: "words" }, item.parts.map(([text, marked]) => marked ? el("mark", {}, text) : text)) : null,
      el("span", { class: "sides" }, item.before ? [side(item.before, item, feed), el("span", { class: "arrow", "aria-label": "then" }, "→")] : null, side(item.after, item, feed)),
      item.notes.length ? el("span", { class: "notes" }, item.notes.join(" · ")) : null))
}

function side(each, item, feed) {
  return el("button", {
    type: "button", class: "side " + each.shade, "data-stance": each.stance,
    "aria-label": `${item.title}: ${each.label}, ${each.date}`,
    onclick: (event) => feed.open(each, event.detail === 0),
  }, el("span", { class: "dot", "aria-hidden": "true" }), el("strong", {}, each.label), el("span", { class: "muted" }, each.date))
}
