// What changed: entries that Python has compared, or what this browser finds when it compares the
// dataset with what it kept of it at the last visit.

import { mount } from "../kit/mount.js"
import { sectionRows } from "./entries.js"
import { visitRows } from "./visit.js"

export default mount((view, { sections, visit }) => {
  if (!view.differs(view.root, visit ?? sections)) return
  const rows = visit ? visitRows(view, visit) : sectionRows(view, sections)
  view.root.replaceChildren(...rows)
})
