// A field that shows a name and holds an id. Enter chooses only what the words can mean alone, or
// what the arrow keys have gone to.

import { mount } from "../kit/mount.js"
import { close, comboboxOf, redraw } from "./combobox.js"

export default mount((view, data) => {
  if (!view.shown) comboboxOf(view, callsOf(view))
  view.data = data
  if (!view.differs(view.root, data)) return
  view.chosen = data.chosen
  redraw(view)
})

function callsOf(view) {
  const choose = (id) => {
    const before = view.chosen ?? ""
    view.chosen = id
    close(view)
    if (id !== before) view.send("pick", id)
  }
  return {
    choose,
    entries: () => view.data.entries,
    text: () => view.data.entries.find((entry) => entry.id === (view.chosen ?? ""))?.name ?? "",
    emptied: () => {
      const empties = !view.data.always && Boolean(view.chosen)
      if (empties) choose("")
      return empties
    },
  }
}
