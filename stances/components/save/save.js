// What the browser alone can save of a page: the table in the clipboard, its figures as pictures.

import { copyButton, quiet } from "../kit/copy.js"
import { el } from "../kit/elements.js"
import { sharedAddress } from "../kit/links.js"
import { mount } from "../kit/mount.js"
import { figures } from "./figures.js"
import { inks } from "./ink.js"
import { picture, pixels, written } from "./picture.js"
import { copyTable } from "./table.js"

export default mount((view, data) => {
  if (!view.differs(view.root, data)) return
  const app = document.querySelector('[data-testid="stApp"]')
  if (app) view.root.style.colorScheme = getComputedStyle(app).colorScheme
  const shown = data.pictures ? figures(document) : []
  view.root.replaceChildren(
    data.table
      ? copyButton(view, "Copy as table", () => data.table, { class: "quiet choice" }, copyTable)
      : el("p", { class: "muted" }, data.too_long),
    ...shown.map((figure, at) => row(view, data, figure, shown.length > 1 ? at + 1 : 0)),
  )
})

function row(view, data, figure, number) {
  const named = number ? `Picture ${number}: ${figure.name}` : "Picture"
  const file = `${data.name}${number ? `-${number}` : ""}`
  const button = (format, make) =>
    quiet(format, () => save(view, data, figure, `${file}.${format.toLowerCase()}`, make), {
      "aria-label": `${named} as ${format}`,
      class: "quiet choice",
    })
  return el(
    "div",
    { class: "row", role: "group", "aria-label": named },
    el("span", { class: "named" }, named),
    button("PNG", pixels),
    button("SVG", written),
  )
}

async function save(view, data, figure, name, make) {
  const facts = [data.own[figure.name] ?? data.facts, figure.words].filter(Boolean).join(" · ")
  const source = [data.source, sharedAddress(data.written)].join(" · ")
  const node = picture(figure.element, { title: data.title, facts, source }, inks(view.root))
  const address = URL.createObjectURL(await make(node))
  el("a", { href: address, download: name }).click()
  view.after(60_000, () => URL.revokeObjectURL(address))
}
