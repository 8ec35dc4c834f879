// The evidence of one cell: the position, what it rests on, and each record newest first.

const panels = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.dataset.theme = themeOf(parentElement)
  const panel = panels.get(parentElement) ?? { drawn: null, focus: data.focus }
  panels.set(parentElement, panel)
  const drawn = JSON.stringify({ ...data, focus: null })
  if (panel.drawn !== drawn) {
    const go = (target) => setTriggerValue("go", target)
    const close = () => setTriggerValue("close", true)
    root.replaceChildren(data.heading ? evidence(data, go, close) : invitation(data))
    const panel = root.querySelector(".panel")
    const linked = root.querySelector(".linked")
    panel.scrollTop = linked ? linked.offsetTop - 8 : 0
  }
  panel.drawn = drawn
  if (data.focus !== panel.focus) root.querySelector("h2")?.focus()
  panel.focus = data.focus
}

function invitation(data) {
  return el("aside", { class: "panel empty", "aria-label": "Evidence" },
    el("h2", { tabindex: "-1" }, "Evidence"),
    (data.paragraphs ?? []).map((text) => el("p", {}, text)))
}

function evidence(data, go, close) {
  return el("aside", {
    class: "panel", "aria-label": "Evidence", tabindex: "0",
    onkeydown: (event) => { if (event.key === "Escape") close() },
  },
    el("div", { class: "head" },
      el("h2", { tabindex: "-1" }, data.heading),
      el("button", { type: "button", class: "quiet", onclick: close, "aria-label": "Close the evidence" }, "✕")),
    el("p", { class: "proposal" }, data.proposal),
    el("p", { class: "position " + data.shade }, el("span", { class: "dot", "aria-hidden": "true" }), el("strong", {}, data.label)),
    el("p", { class: "basis" }, data.basis),
    data.corrections.map(correction),
    data.records.map((record) => card(record, data, go)))
}

function card(record, data, go) {
  return el("article", { class: "card" + (record.id === data.linked ? " linked" : ""), "aria-label": record.date + ": " + record.label },
    el("h3", {}, record.date),
    el("p", { class: "position small " + record.shade },
      el("span", { class: "dot", "aria-hidden": "true" }), el("strong", {}, record.label),
      record.score ? el("span", { class: "muted" }, record.score) : null,
      record.flags.map((flag) => el("span", { class: "flag" }, flag))),
    el("p", { class: "speaker" }, record.speaker, record.role ? el("span", { class: "muted" }, " · " + record.role) : null),
    el("p", { class: "summary" }, record.summary),
    record.corrections.map(correction),
    record.quotes.map((quote) => quotation(quote, record, go)),
    el("ul", { class: "badges" }, record.badges.map((badge) => el("li", {}, badge))),
    facts(record, go),
    el("p", { class: "actions" },
      el("button", { type: "button", class: "quiet", onclick: (event) => copyText(record.citation, event.currentTarget) }, "Copy citation"),
      formats(record.formats),
      el("button", { type: "button", class: "quiet", onclick: (event) => copyText(stableAddress(data.as_of, { stance: record.id, cell: null }), event.currentTarget) }, "Copy link")))
}

function correction(sentence) {
  return el("p", { class: "correction" }, sentence)
}

function quotation(quote, record, go) {
  return el("figure", {},
    el("blockquote", {}, quote.text),
    quote.translation ? el("p", { class: "muted" }, "In translation: " + quote.translation) : null,
    el("figcaption", {}, quote.verbatim
      ? pageLink("✓ verbatim in source", "sources", { source: quote.source, quote: record.id }, go, { class: "verbatim" })
      : quote.label))
}

function facts(record, go) {
  const rows = [
    record.known ? ["Became known", [record.known]] : null,
    ...record.scope.map(([field, value]) => [field[0].toUpperCase() + field.slice(1), [value]]),
    ["Source" + (record.sources.length > 1 ? "s" : ""), record.sources.map((source) => sourceLine(source, go))],
    record.codings.length ? ["Codings", [record.codings.join(" · ")]] : null,
    record.settled ? ["Settled", [record.settled]] : null,
    record.note ? ["Note", [record.note]] : null,
  ].filter(Boolean)
  return el("dl", {}, rows.flatMap(([term, values]) => [el("dt", {}, term), ...values.map((value) => el("dd", {}, value))]))
}

function sourceLine(source, go) {
  const web = webAddress(source.url)
  const copy = webAddress(source.archived)
  const outside = { target: "_blank", rel: "noopener noreferrer" }
  return el("span", {},
    pageLink(source.label, "sources", { source: source.id }, go),
    source.detail ? el("span", { class: "muted" }, " · " + source.detail) : null,
    web ? [" · ", el("a", { href: web, ...outside }, "open ↗")] : source.url ? el("span", { class: "muted" }, " · " + source.url) : null,
    copy ? [" · ", el("a", { href: copy, ...outside }, "archived ↗")] : null,
    source.corrections.map((sentence) => el("span", { class: "correction" }, sentence)))
}
