import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import type { FileDataset } from '../../files/format.ts'
import type { TreeFormat } from '../tree/format.ts'
import { type PathTree, RECORD, SEEN } from '../tree/path-tree.ts'
import { namedRecords } from '../tree/records-path.ts'
import { openTree } from '../tree/source.ts'
import { type DetectedLayout, detectLayout } from './detect.ts'
import { skipValue } from './literal.ts'
import { JsonRecords, STATE } from './records.ts'

const jsonTree: TreeFormat<DetectedLayout> = {
  name: 'json',
  namedRecords: (dataset) => namedRecords(dataset, /\./),
  firstState: STATE.DOCUMENT,
  style: { opaque: 'json', segment: (name) => [name], path: pathOf },
  layout(head, complete, dataset) {
    const path = namedRecords(dataset, /\./)
    if (path === null) return detectLayout(head, complete)
    return { kind: path.length > 0 ? 'array' : 'values', path, confidence: 1 }
  },
  records: (layout, { sink, tree, state, reject, other }) => new JsonRecords(layout, sink, tree, state, reject, other),
  recordEnd: (bytes, start, end) => Math.max(skipValue(bytes, start, end), -1),
  describe: ({ kind, path, confidence }) => ({
    facts: { layout: kind, records: path.join('.') },
    decisions: confidence === 1 ? [] : [{ option: 'records', value: path.join('.'), confidence }],
  }),
}

/**
 * Opens JSON files as tables.
 * @throws PlatformError `tree.nothing-usable`, `tree.records-missing`
 */
export function openJson(
  dataset: FileDataset,
  context: Context,
  request: { structure: 'sample' | 'whole' },
): Promise<Source> {
  return openTree(jsonTree, dataset, context, request)
}

/** `okved[].code`; `[]` alone for elements of the record itself. */
function pathOf(tree: PathTree, node: number): string {
  let path = ''
  for (let at = node; at !== RECORD; at = tree.parent[at]) {
    const element = (tree.kinds[at] & SEEN.ELEMENT) !== 0
    const segment = element ? '[]' : tree.name(at)
    path = path === '' || path.startsWith('[') ? segment + path : `${segment}.${path}`
  }
  return path
}
