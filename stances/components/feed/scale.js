// The actors along the positions of one issue.

import { classes, el } from "../kit/elements.js"

export function scale(view, { columns, others }) {
  return el(
    "div",
    { class: "scale" },
    el(
      "div",
      { class: "columns" },
      columns.map(({ label, score, shade, actors }) =>
        el(
          "section",
          { class: shade, "aria-label": label },
          el(
            "h2",
            {},
            el("span", { class: "label" }, label),
            el("span", { class: "score" }, `${score} · ${actors.length}`),
          ),
          list(actors, view),
        ),
      ),
    ),
    el(
      "div",
      { class: "others" },
      others.map(({ label, actors }) =>
        el("section", {}, el("h3", {}, `${label} · ${actors.length}`), list(actors, view)),
      ),
    ),
  )
}

function list(actors, view) {
  return el(
    "ul",
    {},
    actors.map(({ name, date, stale, sentence, cell }) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: classes("chip", stale && "stale"),
            "aria-label": sentence,
            "data-cell": cell,
            onclick: (event) => view.send("open", { cell, keyboard: event.detail === 0 }),
          },
          el("span", { class: "name" }, name),
          date ? el("span", { class: "date" }, date) : null,
        ),
      ),
    ),
  )
}
