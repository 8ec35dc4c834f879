// A source: its data, its text with every quotation marked, and the stances that rest on it.

const readers = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const drawn = JSON.stringify(data)
  if (readers.get(parentElement) === drawn) return
  readers.set(parentElement, drawn)
  const go = (target) => setTriggerValue("go", target)
  root.replaceChildren(
    el("div", { class: "head" }, el("h2", {}, data.heading),
      el("span", { class: "actions" },
        el("button", { type: "button", class: "quiet", onclick: (event) => copyText(data.citation, event.currentTarget) }, "Copy citation"),
        formats(data.formats),
        el("button", { type: "button", class: "quiet", onclick: (event) => copyText(addressWith({ source: data.source }), event.currentTarget) }, "Copy link"))),
    el("dl", {}, data.facts.flatMap(({ term, value }) => [el("dt", {}, term), el("dd", {}, fact(value))])),
    el("div", { class: "columns" }, text(data), stances(data, root, go)))
  if (data.linked) show(root, data.linked, "center")
}

function fact(value) {
  const web = webAddress(value)
  return web ? el("a", { href: web, target: "_blank", rel: "noopener noreferrer" }, value + " ↗") : value
}

function text(data) {
  if (!data.segments.length) {
    return el("p", { class: "muted" }, "The full text is not kept here. What the stances say of it stands beside, in our own words.")
  }
  const paragraphs = [[]]
  for (const segment of data.segments) {
    const lines = segment.text.split("\n")
    lines.forEach((line, at) => {
      if (at) paragraphs.push([])
      const closes = at === lines.length - 1 ? segment.closes : []
      if (line) paragraphs.at(-1).push(segment.stances.length ? marked(line, segment, closes) : line)
    })
  }
  return el("article", { class: "text", "aria-label": "Full text", tabindex: "0" },
    paragraphs.filter((parts) => parts.length).map((parts) => el("p", {}, parts)))
}

function marked(line, segment, closes) {
  return el("mark", { "data-stances": segment.stances.join(" ") }, line, closes.map((number) =>
    el("a", { class: "number", href: "#stance-" + number, onclick: jump, "aria-label": "Stance " + number }, String(number))))
}

function jump(event) {
  event.preventDefault()
  const item = event.currentTarget.getRootNode().querySelector(event.currentTarget.getAttribute("href"))
  item?.scrollIntoView({ block: "center" })
  item?.querySelector("button, a")?.focus()
}

function stances(data, root, go) {
  return el("aside", { "aria-label": "Stances that rest on this source", tabindex: "0" },
    el("h3", {}, data.stances.length + (data.stances.length === 1 ? " stance rests" : " stances rest") + " on this source"),
    data.stances.map((stance) => el("section", { id: "stance-" + stance.number, class: "stance " + stance.shade, "data-stance": stance.id },
      el("p", { class: "title" }, el("span", { class: "number" }, String(stance.number)),
        pageLink(stance.title, "", { stance: stance.id }, go)),
      el("p", { class: "position" }, el("span", { class: "dot", "aria-hidden": "true" }), el("strong", {}, stance.label), el("span", { class: "muted" }, stance.date)),
      el("p", { class: "muted" }, stance.summary),
      root && data.segments.some((segment) => segment.stances.includes(stance.id))
        ? el("button", { type: "button", class: "quiet", onclick: () => show(root, stance.id, "center") }, "Show in the text")
        : null)))
}

function show(root, stance, block) {
  for (const mark of root.querySelectorAll("mark")) mark.classList.toggle("current", mark.dataset.stances.split(" ").includes(stance))
  root.querySelector("mark.current")?.scrollIntoView({ block })
}
