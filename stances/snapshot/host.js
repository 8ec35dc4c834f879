// Mounts the components of the file, and answers them: whatever they open is in the file.

const data = JSON.parse(document.getElementById("stances-data").textContent)
const parts = window.stancesParts
const aside = document.getElementById("evidence")
const state = { cell: null, stance: "", turn: 0, focus: { turn: 0, cell: "", stance: "" } }
let zoom = null

/** Where a component is drawn: a shadow root with its own styles, as in the dashboard. */
function place(name, component) {
  const host = document.querySelector(`[data-part="${name}"]`)
  if (host.shadowRoot) return host.shadowRoot
  const shadow = host.attachShadow({ mode: "open" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(data.styles[component])
  shadow.adoptedStyleSheets = [sheet]
  const root = document.createElement("div")
  root.className = "root"
  shadow.append(root)
  return shadow
}

function run(name, component, payload) {
  const parentElement = place(name, component)
  const setTriggerValue = (trigger, value) => ANSWERS[trigger]?.(value)
  parts[component]({ parentElement, data: payload, setTriggerValue })
}

const ANSWERS = {
  open({ cell, stance = "", keyboard }) {
    const again = cell === state.cell && !stance
    state.cell = again ? null : cell
    state.stance = again ? "" : stance
    if (keyboard && !again) state.turn += 1
    showEvidence()
  },
  close() {
    state.focus = { turn: state.focus.turn + 1, cell: state.cell, stance: state.stance }
    state.cell = null
    state.stance = ""
    showEvidence()
  },
  zoom({ period }) {
    zoom = period
    showLanes()
  },
}

function showEvidence() {
  const { cell, stance, turn, focus } = state
  const found = cell && data.evidence[cell]
  aside.hidden = !found
  document.body.classList.toggle("open", Boolean(found))
  const shown = found ? { ...found, linked: stance } : { paragraphs: [data.how] }
  run("evidence", "evidence", { shown, focus: { turn }, opened: { cell, focus } })
}

function showLanes() {
  run("lanes", "timeline", { ...data.lanes[choice("lanes").value], zoom })
}

function showPlay() {
  run("play", "play", data.plays[choice("play").value])
}

function choice(name) {
  return document.getElementById(`choose-${name}`)
}

function fill(name, changed) {
  const list = choice(name)
  for (const [id, title] of data.issues) list.append(new Option(title, id))
  list.value = data.lead
  list.addEventListener("change", changed)
}

/** A cell or record that the address names, as the parts of the finding do. */
function openFromAddress() {
  const asked = new URLSearchParams(location.search)
  const stance = asked.get("stance") ?? ""
  const holds = ([, { records }]) => records.some(({ id }) => id === stance)
  const cell = asked.get("cell") ?? Object.entries(data.evidence).find(holds)?.[0]
  if (cell && data.evidence[cell]) Object.assign(state, { cell, stance })
}

fill("play", showPlay)
fill("lanes", () => {
  zoom = null
  showLanes()
})
openFromAddress()
showPlay()
run("grid", "grid", data.grid)
showLanes()
run("matrix", "grid", data.matrix)
showEvidence()
