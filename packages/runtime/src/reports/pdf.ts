import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { reportTexts } from '@ai-etl/core/messages/reports'
import { drawChart } from './charts.ts'
import { moment } from './html.ts'
import type { Block, Report, Span } from './model.ts'
import { plainText, shownText } from './model.ts'
import { TEMPLATE } from './template.ts'

/**
 * A report as PDF, set by typst. The report goes in as data, never as markup, so no text can become typst code.
 * @throws Error with typst's diagnostics when the template fails
 */
export async function toPdf(report: Report): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })
  const data = {
    lang: report.lang,
    title: plainText(report.title),
    subtitle: plainText(report.subtitle),
    kind: `${reportTexts.kind[report.lang]({ kind: report.kind })} · ${moment(report)}`,
    page: reportTexts.page[report.lang]({}),
    sections: await Promise.all(
      report.sections.map(async (section) => ({
        title: section.title,
        blocks: await Promise.all(section.blocks.map((block) => blockData(block, report))),
      })),
    ),
  }
  const compiled = compiler.compile({ mainFileContent: TEMPLATE, inputs: { report: JSON.stringify(data) } })
  if (compiled.result === null) {
    const found = compiler.fetchDiagnostics(compiled.takeDiagnostics() as never)
    throw new Error(`typst: ${JSON.stringify(found)}`)
  }
  return compiler.pdf(compiled.result)
}

const WEIGHTS = ['400Regular', '500Medium', '600SemiBold'] as const

function fontFolders(): string[] {
  const require = createRequire(import.meta.url)
  const root = dirname(require.resolve('@expo-google-fonts/golos-text/package.json'))
  return WEIGHTS.map((weight) => `${root}/${weight}`)
}

async function blockData(block: Block, report: Report): Promise<object> {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, text: spans(block.text) }
    case 'points':
      return {
        kind: block.kind,
        items: block.items.map((item) => ({ lead: spans(item.lead), text: spans(item.text) })),
      }
    case 'facts':
      return {
        kind: block.kind,
        items: block.items.map((item) => ({ label: item.label, value: plainText(item.value) })),
      }
    case 'table':
      return {
        kind: block.kind,
        head: block.head,
        numeric: block.numeric,
        rows: block.rows.map((row) => row.map(spans)),
      }
    case 'chart':
      return {
        kind: block.kind,
        title: block.chart.title,
        subtitle: block.chart.subtitle,
        svg: await drawChart(block.chart, report.lang),
      }
  }
}

function spans(list: readonly Span[]): object[] {
  return list.map((span) => {
    if (typeof span === 'string') return { text: span, code: false }
    return span.kind === 'figure' ? { text: span.shown, code: false } : { text: shownText(span), code: span.code }
  })
}
