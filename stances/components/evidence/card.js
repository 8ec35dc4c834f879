// One record of the evidence.

import { classes, el, outsideLink, webAddress } from "../kit/elements.js"
import { citations, copyButton } from "../kit/copy.js"
import { alone, pageLink, stableAddress } from "../kit/links.js"
import { chip } from "../kit/marks.js"

export function card(record, { linked, as_of: asOf }, view) {
  const address = () => stableAddress(asOf, { stance: record.id, cell: null })
  return el(
    "article",
    {
      class: classes("card", record.id === linked && "linked"),
      "aria-label": `${record.date}: ${record.label}`,
    },
    el("h3", {}, record.date),
    el(
      "p",
      { class: classes("position small", record.shade) },
      chip(record.label, record.score),
      record.flags.map(({ label, meaning }) =>
        el("span", { class: "flag", title: meaning || null }, label),
      ),
    ),
    el("p", { class: "speaker" }, record.speaker, aside(record.role)),
    el("p", { class: "summary" }, record.summary),
    record.corrections.map(correction),
    record.quotes.map((quote) => quotation(quote, record, view)),
    el(
      "ul",
      { class: "badges" },
      record.badges.map((badge) => el("li", {}, badge)),
    ),
    facts(record, view),
    el(
      "p",
      { class: "actions" },
      citations(view, record.citation, record.formats),
      alone() ? null : copyButton(view, "Copy link", address),
    ),
  )
}

export function correction(sentence) {
  return el("p", { class: "correction" }, sentence)
}

function aside(text) {
  return text ? el("span", { class: "muted" }, ` · ${text}`) : null
}

function quotation({ text, translation, source, label, verbatim, page }, { id }, view) {
  const place = { page: "sources", parameters: { source, quote: id } }
  return el(
    "figure",
    {},
    el("blockquote", {}, text),
    translation ? el("p", { class: "muted" }, `In translation: ${translation}`) : null,
    el(
      "figcaption",
      {},
      verbatim
        ? pageLink(view, { label: "✓ verbatim in source", ...place }, { class: "verbatim" })
        : label,
      aside(page),
    ),
  )
}

function facts(record, view) {
  const rows = [
    ["Became known", [record.known]],
    ...record.scope.map(([field, value]) => [field[0].toUpperCase() + field.slice(1), [value]]),
    [
      record.sources.length > 1 ? "Sources" : "Source",
      record.sources.map((source) => sourceLine(source, view)),
    ],
    ["Codings", [record.codings.join(" · ")]],
    ["Settled", [record.settled]],
    ["Note", [record.note]],
    ["Read with", record.see_also],
  ]
  return el(
    "dl",
    {},
    rows
      .filter(([term, [first]]) => first || term === "Source")
      .map(([term, values]) => [el("dt", {}, term), values.map((value) => el("dd", {}, value))]),
  )
}

function sourceLine(source, view) {
  const web = webAddress(source.url)
  const copy = webAddress(source.archived)
  const page = { page: "sources", parameters: { source: source.id } }
  return el(
    "span",
    {},
    pageLink(view, { label: source.label, ...page }),
    aside(source.detail),
    web ? [" · ", outsideLink("open ↗", web)] : aside(source.url),
    copy ? [" · ", outsideLink("archived ↗", copy)] : null,
    source.corrections.map((sentence) => el("span", { class: "correction" }, sentence)),
  )
}
