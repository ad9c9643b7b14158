import { reportTexts } from '@ai-etl/core/messages/reports'
import { moment } from './html.ts'
import type { Block, Chart, Report, Span } from './model.ts'
import { shownText } from './model.ts'

/** A report as Markdown; a chart becomes a table of its figures. */
export function toMarkdown(report: Report): string {
  const sections = report.sections.map((section) =>
    [`## ${escape(section.title)}`, ...section.blocks.map(blockMarkdown)].join('\n\n'),
  )
  const head = [
    `# ${spans(report.title)}`,
    `${escape(reportTexts.kind[report.lang]({ kind: report.kind }))} · ${escape(moment(report))}`,
    spans(report.subtitle),
  ]
  return `${[...head, ...sections].join('\n\n')}\n`
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return spans(block.text)
    case 'points':
      return block.items.map((item, i) => `${i + 1}. **${spans(item.lead)}** ${spans(item.text)}`).join('\n')
    case 'facts':
      return block.items.map((item) => `- ${escape(item.label)}: ${spans(item.value)}`).join('\n')
    case 'table':
      return table(
        block.head.map(escape),
        block.rows.map((row) => row.map(spans)),
        block.numeric,
      )
    case 'chart':
      return chart(block.chart)
  }
}

function chart(drawn: Chart): string {
  const rows = drawn.items.map((item) => [escape(item.label), escape(item.figure.shown)])
  return `**${escape(drawn.title)}** (${escape(drawn.subtitle)})\n\n${table(['', ''], rows, [false, true])}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[], numeric: readonly boolean[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(numeric.map((right) => (right ? '---:' : '---'))), ...rows.map(line)].join('\n')
}

function spans(list: readonly Span[]): string {
  return list
    .map((span) => {
      if (typeof span === 'string') return escape(span)
      if (span.kind === 'figure') return escape(span.shown)
      return span.code ? code(span.text) : escape(shownText(span))
    })
    .join('')
}

function code(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
  return flat.includes('`') ? `\`\` ${flat} \`\`` : `\`${flat}\``
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#]/g, '\\$&').replaceAll('\n', ' ')
}
