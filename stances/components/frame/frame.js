// The search field in the page's head, and the line that says where a page is from: on paper, and
// where it stands in somebody else's page. The date and the address are the browser's own, as they
// are when they are read.

import { el, outsideLink } from "../kit/elements.js"
import { addressWith, sharedAddress } from "../kit/links.js"
import { mount } from "../kit/mount.js"
import { runWhenConnectedAgain } from "./again.js"
import { firstHint } from "./hint.js"
import { listenForKeys } from "./keys.js"
import { keepMenuAList } from "./menu.js"
import { seeWhenReady } from "./ready.js"

export default mount((view, data) => {
  view.data = data
  view.root.classList.toggle("embedded", data.embedded)
  const shown = (view.shown ??= started(view))
  if (view.differs(shown.input, data.query)) shown.input.value = data.query
  writeSource(view)
})

function started(view) {
  const input = el("input", {
    type: "search",
    name: "q",
    "aria-label": "Search all records",
    placeholder: "Search",
    enterkeyhint: "search",
    autocomplete: "off",
  })
  const form = el("form", { role: "search", class: "find", onsubmit: submit }, input)
  const source = el("p", { class: "source" })
  const list = listenForKeys(view, input)
  view.root.replaceChildren(form, source, list, ...firstHint(view.data))
  seeWhenReady(view)
  keepMenuAList(view)
  runWhenConnectedAgain(view)
  const paper = matchMedia("print")
  const write = () => writeSource(view)
  paper.addEventListener("change", write)
  addEventListener("beforeprint", write)
  view.atEnd(() => {
    paper.removeEventListener("change", write)
    removeEventListener("beforeprint", write)
  })
  return { input, source }

  function submit(event) {
    event.preventDefault()
    if (input.value.trim()) view.send("search", input.value.trim())
  }
}

function writeSource({ data, shown }) {
  const day = new URL(addressWith({})).searchParams.get("as_of") || data.as_of
  const address = sharedAddress({ as_of: day })
  const facts = [data.dataset, `as of ${inWords(day)}`, data.data_to].filter(Boolean)
  shown.source.replaceChildren(
    el("span", { class: "facts" }, `${facts.join(" · ")} · `),
    el("span", { class: "address" }, address),
    outsideLink("Open the full view", address),
  )
}

function inWords(day) {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  const { format } = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" })
  return format(date)
}
