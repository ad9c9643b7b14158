import { reportTexts } from '@ai-etl/core/messages/reports'
import { drawChart } from './charts.ts'
import type { Block, Report, Span } from './model.ts'
import { plainText, shownText } from './model.ts'
import { STYLE } from './style.ts'

/** A report as one HTML file: charts inside it as SVG, readable on a phone and printed, nothing loaded from outside. */
export async function toHtml(report: Report): Promise<string> {
  const sections: string[] = []
  for (const section of report.sections) {
    const blocks = await Promise.all(section.blocks.map((block) => blockHtml(block, report)))
    sections.push(`<section id="${section.id}">\n<h2>${escape(section.title)}</h2>\n${blocks.join('\n')}\n</section>`)
  }
  const contents = report.sections.map((section) => `<a href="#${section.id}">${escape(section.title)}</a>`).join('\n')
  return `<!doctype html>
<html lang="${report.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(plainText(report.title))}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="kind">${escape(reportTexts.kind[report.lang]({ kind: report.kind }))} · <time datetime="${report.madeAt}">${escape(moment(report))}</time></p>
<h1>${spans(report.title)}</h1>
<p class="lead">${spans(report.subtitle)}</p>
<nav>${contents}</nav>
</header>
<main>
${sections.join('\n')}
</main>
</body>
</html>
`
}

/** When it was made, as a reader of the language writes it. */
export function moment(report: Report): string {
  const locale = report.lang === 'ru' ? 'ru-RU' : 'en-GB'
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(report.madeAt),
  )
  return `${text} UTC`
}

async function blockHtml(block: Block, report: Report): Promise<string> {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${spans(block.text)}</p>`
    case 'points':
      return `<ol>${block.items.map((item) => `<li><strong>${spans(item.lead)}</strong> ${spans(item.text)}</li>`).join('\n')}</ol>`
    case 'facts':
      return `<dl>${block.items.map((item) => `<div><dt>${escape(item.label)}</dt><dd>${spans(item.value)}</dd></div>`).join('\n')}</dl>`
    case 'table':
      return tableHtml(block)
    case 'chart':
      return `<figure><figcaption><strong>${escape(block.chart.title)}</strong><br>${escape(block.chart.subtitle)}</figcaption><div class="wide">${await drawChart(block.chart, report.lang)}</div><div class="narrow">${await drawChart(block.chart, report.lang, 'narrow')}</div></figure>`
  }
}

function tableHtml(block: Extract<Block, { kind: 'table' }>): string {
  const cell = (tag: string, html: string, i: number) =>
    `<${tag}${block.numeric[i] ? ' class="number"' : ''}>${html}</${tag}>`
  const head = block.head.map((label, i) => cell('th', escape(label), i)).join('')
  const rows = block.rows
    .map((row) => `<tr>${row.map((value, i) => cell('td', spans(value), i)).join('')}</tr>`)
    .join('\n')
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function spans(list: readonly Span[]): string {
  return list
    .map((span) => {
      if (typeof span === 'string') return escape(span)
      if (span.kind === 'figure')
        return `<span class="figure" title="${escape(span.from.slice(0, 3).join(' '))}">${escape(span.shown)}</span>`
      return span.code ? `<code>${escape(span.text)}</code>` : escape(shownText(span))
    })
    .join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
