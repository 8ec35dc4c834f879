// The actors along the scale of one issue.

const scales = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const drawn = JSON.stringify(data)
  if (scales.get(parentElement) === drawn) return
  scales.set(parentElement, drawn)
  const open = (cell, keyboard) => setTriggerValue("open", { cell, keyboard })
  root.replaceChildren(
    el("div", { class: "columns" }, data.columns.map((column) => el("section", { class: column.shade, "aria-label": column.label },
      el("h2", {}, el("span", { class: "label" }, column.label), el("span", { class: "score" }, column.score + " · " + column.actors.length)),
      el("ul", {}, column.actors.map((actor) => chip(actor, open)))))),
    el("div", { class: "others" }, data.others.map((group) => el("section", {},
      el("h3", {}, group.label + " · " + group.actors.length),
      el("ul", {}, group.actors.map((actor) => chip(actor, open)))))))
}

function chip(actor, open) {
  return el("li", {}, el("button", {
    type: "button", class: actor.stale ? "chip stale" : "chip", "aria-label": actor.sentence, "data-cell": actor.cell,
    onclick: (event) => open(actor.cell, event.detail === 0),
  }, el("span", { class: "name" }, actor.name), actor.date ? el("span", { class: "date" }, actor.date) : null))
}
