// A list of moves or hits; each before and after is a button that opens its record.

const feeds = new WeakMap()
const PAGE = 25

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const drawn = JSON.stringify(data.sections)
  const feed = feeds.get(parentElement) ?? { focus: data.focus?.turn }
  feeds.set(parentElement, feed)
  feed.open = (side, keyboard) => setTriggerValue("open", { stance: side.stance, cell: side.cell, keyboard })
  feed.go = (target) => setTriggerValue("go", target)
  if (feed.drawn !== drawn) draw(root, feed, data)
  feed.drawn = drawn
  if (!data.focus || data.focus.turn === feed.focus) return
  feed.focus = data.focus.turn
  const { stance, cell } = data.focus
  const buttons = [...root.querySelectorAll("button.side")]
  const opened = buttons.find((each) => stance ? each.dataset.stance === stance : each.dataset.cell === cell)
  opened?.focus()
}

function draw(root, feed, data) {
  root.replaceChildren(...data.sections.map((section) => part(section, feed)))
}

function part(section, feed) {
  const list = el("ol", {})
  const made = el("section", {}, section.heading ? el("h2", {}, section.heading) : null,
    section.items.length ? list : el("p", { class: "empty" }, section.empty))
  const show = (from) => {
    list.append(...section.items.slice(from, from + PAGE).map((item) => row(item, feed)))
    const rest = section.items.length - from - PAGE
    if (rest <= 0) return
    const more = el("button", {
      type: "button", class: "quiet more",
      onclick: () => {
        more.remove()
        show(from + PAGE)
        list.children[from + PAGE]?.querySelector("button")?.focus()
      },
    }, `Show ${Math.min(rest, PAGE)} more of ${rest}`)
    made.append(more)
  }
  if (section.items.length) show(0)
  return made
}

function row(item, feed) {
  const sides = item.sides.flatMap((each, at) => [
    at && item.then ? el("span", { class: "arrow", role: "img", "aria-label": "then" }, "→") : null, side(each, item, feed)])
  return el("li", { class: "item" },
    el("div", { class: "when" }, el("span", { class: "date" }, item.date), el("span", { class: item.strong ? "kind strong" : "kind" }, item.kind)),
    el("div", { class: "what" },
      el("span", { class: "title" }, item.title),
      item.parts.length ? el("p", { class: "words" }, item.parts.map(([text, marked]) => marked ? el("mark", {}, text) : text)) : null,
      item.bars ? bars(item.bars) : null,
      item.fold
        ? el("details", {}, el("summary", {}, item.fold), el("span", { class: "sides" }, sides))
        : el("span", { class: "sides" }, sides),
      item.links?.length ? el("span", { class: "notes" }, item.links.flatMap((link, at) => [at ? " · " : null, pageLink(link.label, link.page, link.parameters, feed.go)])) : null,
      item.copy ? el("button", { type: "button", class: "quiet", onclick: (event) => copyText(addressWith(item.copy), event.currentTarget) }, "Copy link") : null,
      item.notes.length ? el("span", { class: "notes" }, item.notes.join(" · ")) : null))
}

/** How many stand where, from strongly opposed to strongly in favour. */
function bars(counts) {
  const top = Math.max(...counts.map((bar) => bar.count), 1)
  const words = counts.map((bar) => `${bar.count} ${bar.label.toLowerCase()}`).join(", ")
  return el("span", { class: "bars", role: "img", "aria-label": words }, counts.map((bar) => {
    const column = el("span", { class: "bar " + bar.shade, title: `${bar.count} ${bar.label.toLowerCase()}` },
      el("span", { class: "height" }), el("span", { class: "number" }, String(bar.count)))
    column.style.setProperty("--height", Math.round(34 * bar.count / top) + "px")
    return column
  }))
}

function side(each, item, feed) {
  return el("button", {
    type: "button", class: "side " + each.shade, "data-stance": each.stance, "data-cell": each.cell,
    "aria-label": `${item.title}: ${each.label}, ${each.date}`,
    onclick: (event) => feed.open(each, event.detail === 0),
  }, el("span", { class: "dot", "aria-hidden": "true" }), el("strong", {}, each.label), el("span", { class: "muted" }, each.date))
}
