import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { FileDataset, InputFile } from '../../files/format.ts'
import type { CsvLayout } from './detect/detect.ts'
import { detectLayout } from './detect/detect.ts'
import { takeSample } from './detect/sample.ts'
import type { CsvOptions } from './options.ts'
import { csvSource } from './source.ts'
import type { CsvFile } from './stretch.ts'

/**
 * Finds the dialect and the columns of CSV files. The first file decides; the others have the same columns, and may be
 * written in another dialect.
 * @throws PlatformError `csv.no-rows`, `file.shapes-differ`, `file.member-missing`
 */
export async function openCsv(dataset: FileDataset, _context: Context): Promise<Source> {
  // The connector validated them by csvOptions.
  const options = dataset.options as unknown as CsvOptions
  refuseFragment(dataset)
  const files: CsvFile[] = []
  for (const file of dataset.files) {
    const layout = await layoutOf(file, options)
    if (layout === null) continue
    if (files.length > 0) checkShape(files[0], file, layout)
    files.push({ file, layout })
  }
  if (files.length === 0) {
    const { path } = dataset.files[0]
    throw new PlatformError('csv.no-rows', { path }, { where: path })
  }
  return csvSource(dataset, files)
}

async function layoutOf(file: InputFile, options: CsvOptions): Promise<CsvLayout | null> {
  return detectLayout(await takeSample(file), options)
}

function checkShape(first: CsvFile, file: InputFile, layout: CsvLayout): void {
  const names = first.layout.names
  const differs = layout.names.findIndex((name, k) => name !== names[k])
  if (layout.names.length === names.length && (differs === -1 || layout.header === 0)) return
  const why =
    layout.names.length === names.length
      ? phrase('file.column-renamed', { place: differs + 1, found: layout.names[differs], expected: names[differs] })
      : phrase('file.columns-counted', { found: layout.names.length, expected: names.length })
  throw new PlatformError('file.shapes-differ', { path: file.path, first: first.file.path, why }, { where: file.path })
}

function refuseFragment(dataset: FileDataset): void {
  if (dataset.fragment === null) return
  const members = dataset.files.map((file) => file.path.replace(/^.*#/, '')).join(', ')
  const { path } = dataset.files[0]
  throw new PlatformError('file.member-missing', { path: path.replace(/#.*$/, ''), member: dataset.fragment, members })
}
