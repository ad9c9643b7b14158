import { resolve } from 'node:path'
import { applyOperations } from '@ai-etl/core/pipeline/edit/apply'
import type { Operation } from '@ai-etl/core/pipeline/edit/operations'
import { readPipeline } from '@ai-etl/core/pipeline/read'
import type { Pipeline } from '@ai-etl/core/pipeline/schema'

/** A document that may lie anywhere: relative paths of files begin at the root, as seen from a folder. */
export function withAbsolutePaths(
  text: string,
  folder: string,
): { readonly text: string; readonly pipeline: Pipeline } {
  const { sources, targets } = readPipeline('pipeline.yaml', text).pipeline
  const operations: Operation[] = []
  const place = (section: 'sources' | 'targets', name: string, key: string, address: string) => {
    const value = absolute(address, folder)
    if (value !== address) operations.push({ op: 'set', path: [section, name, key], value })
  }
  for (const [name, { from }] of Object.entries(sources)) place('sources', name, 'from', from)
  for (const [name, { to }] of Object.entries(targets)) place('targets', name, 'to', to)
  const placed = applyOperations(text, operations).text
  return { text: placed, pipeline: readPipeline('pipeline.yaml', placed).pipeline }
}

function absolute(address: string, folder: string): string {
  if (/^(?:@|\$\{|[a-z][a-z0-9+]*:\/\/)/.test(address)) return address
  const [, prefix = '', path = '', rest = ''] = /^((?:csv|json|xml|parquet):)?([^?#]*)(.*)$/s.exec(address) ?? []
  return `${prefix}${resolve(folder, path)}${path.endsWith('/') ? '/' : ''}${rest}`
}
