import { readFile } from 'node:fs/promises'
import { valueAt } from './evidence.ts'
import { type Figure, type Quotation, type Report, type Span, shownText } from './model.ts'
import { writeReport } from './write.ts'

/** Every span of a report, wherever it stands. */
export function spansOf(value: unknown): Span[] {
  if (Array.isArray(value)) return value.flatMap(spansOf)
  if (typeof value !== 'object' || value === null) return []
  if ('kind' in value && (value.kind === 'figure' || value.kind === 'quotation')) return [value as Figure | Quotation]
  return Object.values(value).flatMap(spansOf)
}

/** Figures and quotations that are not what the documents say. */
export function unfounded(report: Report, documents: object): readonly Span[] {
  return spansOf(report).filter((span) => {
    if (typeof span === 'string') return false
    if (span.kind === 'figure') return span.value !== recompute(span, documents)
    return span.text !== String(valueAt(documents, span.from))
  })
}

/** What a figure comes to when it is computed anew from the documents. */
function recompute(figure: Figure, documents: object): number {
  const values = figure.from.map((place) => valueAt(documents, place))
  switch (figure.how) {
    case 'value':
      return Number(values[0])
    case 'share':
      return Number(values[1]) === 0 ? 0 : (100 * Number(values[0])) / Number(values[1])
    case 'count':
      return values.length
    case 'sum':
      return values.reduce<number>((sum, value) => sum + Number(value), 0)
  }
}

/** Numbers of a report as Markdown that are neither shown spans nor stand in the documents. */
export async function strayNumbers(report: Report, documents: object, folder: string): Promise<readonly string[]> {
  const [path] = await writeReport(report, ['md'], folder)
  const evidence = JSON.stringify(documents)
  const shown = new Set(spansOf(report).map(shownText))
  let text = (await readFile(path, 'utf8')).split('\n').slice(3).join('\n')
  text = text.replaceAll('\\', '').replaceAll(/^\d+\. /gm, '')
  for (const known of [...shown].sort((a, b) => b.length - a.length))
    if (/\d/.test(known)) text = text.replaceAll(known.replaceAll('\\', ''), ' ')
  const left = text.match(/[\d][\d.,:\u00a0-]*/g) ?? []
  return left.filter((number) => !evidence.includes(number.replace(/[.,:-]+$/, '')))
}
