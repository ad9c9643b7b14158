/** The typst template of PDF reports; `report` arrives as JSON among the inputs. */
export const TEMPLATE = `
#let report = json(bytes(sys.inputs.report))
#let accent = rgb("#0b5c66")
#let quiet = rgb("#67625a")
#let rule = rgb("#d3cec3")
#set document(title: report.title)
#set page(paper: "a4", margin: (x: 2.2cm, top: 2cm, bottom: 2.2cm), footer: context [
  #set text(size: 8pt, fill: quiet)
  #report.title #h(1fr) #report.page #counter(page).display()
])
#set text(font: ("Golos Text", "Libertinus Serif"), size: 10pt, lang: report.lang, hyphenate: true)
#set par(leading: 0.62em, spacing: 0.9em)
#show raw: set text(font: ("JetBrains Mono", "DejaVu Sans Mono"), size: 0.92em)
#show heading.where(level: 1): set text(size: 22pt, weight: 600)
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.8em, sticky: true, text(size: 14pt, weight: 600, it.body))
#let spans(list) = list.map(s => if s.code { raw(s.text) } else { s.text }).join()
#let draw(b) = {
  if b.kind == "paragraph" { par(spans(b.text)) }
  else if b.kind == "points" {
    for (i, item) in b.items.enumerate() {
      grid(columns: (1.4em, 1fr), text(fill: accent, weight: 600, str(i + 1)), [#text(weight: 600, spans(item.lead)) #spans(item.text)])
      v(0.35em)
    }
  }
  else if b.kind == "facts" {
    grid(columns: (1fr, 1fr, 1fr), row-gutter: 0.9em, column-gutter: 1em,
      ..b.items.map(item => [#text(size: 8pt, fill: quiet, item.label) \\ #text(size: 13pt, weight: 600, item.value)]))
  }
  else if b.kind == "table" {
    set text(size: 8pt, hyphenate: false)
    table(columns: b.head.enumerate().map(((i, _)) => if b.numeric.at(i) { auto } else { 1fr }),
      stroke: (x, y) => (bottom: 0.4pt + rule), inset: (x: 3pt, y: 4pt),
      align: (x, y) => if b.numeric.at(x) { right } else { left },
      table.header(..b.head.map(label => text(fill: quiet, weight: 500, label))),
      ..b.rows.map(row => row.map(cell => [#spans(cell)])).flatten())
  }
  else if b.kind == "chart" {
    block(breakable: false)[
      #text(weight: 600, b.title) \\
      #text(size: 8.5pt, fill: quiet, b.subtitle)
      #image(bytes(b.svg), format: "svg", width: 100%)
    ]
  }
}
#text(size: 8.5pt, fill: quiet, report.kind)
#heading(level: 1, report.title)
#text(fill: rgb("#514d45"), report.subtitle)
#for section in report.sections {
  heading(level: 2, section.title)
  for b in section.blocks { draw(b) }
}
`
