import type { Context } from '@ai-etl/core/contracts/context'
import type { Source } from '@ai-etl/core/contracts/source'
import { PlatformError } from '@ai-etl/core/errors/error'
import { phrase } from '@ai-etl/core/messages/phrase'
import type { FileDataset } from '../../files/format.ts'
import type { TreeFormat } from '../tree/format.ts'
import { type PathTree, RECORD, SEEN } from '../tree/path-tree.ts'
import { namedRecords } from '../tree/records-path.ts'
import { openTree } from '../tree/source.ts'
import { detectXml, type XmlLayout } from './detect.ts'
import { readDoctype } from './doctype.ts'
import { STATE, XmlRecords } from './records.ts'
import { ElementSkip } from './skip.ts'
import type { Entities } from './text.ts'

const SEPARATOR = /[./]/

interface OpenedLayout extends XmlLayout {
  readonly entities: Entities
}

const xmlTree: TreeFormat<OpenedLayout> = {
  name: 'xml',
  namedRecords: (dataset) => namedRecords(dataset, SEPARATOR),
  firstState: STATE.DOCUMENT,
  style: { opaque: 'string', segment: segmentNames, path: pathOf },
  layout(head, _complete, dataset) {
    const named = namedRecords(dataset, SEPARATOR)
    const detected = detectXml(head)
    const path = named === null ? detected.path : named.length === 0 ? detected.path.slice(0, 1) : named
    const confidence = named === null ? detected.confidence : 1
    if (path.length === 0 && head.toString('latin1').trim() !== '') {
      const detail = phrase('xml.no-element')
      const params = { dataset: dataset.dataset, format: 'XML', rule: 'xml.syntax', detail }
      throw new PlatformError('tree.nothing-usable', params)
    }
    return { ...detected, path, confidence, entities: readDoctype(detected.doctype, dataset.dataset) }
  },
  records: ({ path, entities }, { sink, tree, state, reject, other }) =>
    new XmlRecords(path, entities, sink, tree, state, reject, other),
  recordEnd(bytes, start, end) {
    const reached = new ElementSkip().advance(bytes, start, end)
    return reached.done ? reached.at : -1
  },
  describe: ({ path, confidence }) => ({
    facts: { records: path.join('.') },
    decisions: confidence === 1 ? [] : [{ option: 'records', value: path.join('.'), confidence }],
  }),
}

/**
 * Opens XML files as tables.
 * @throws PlatformError `tree.nothing-usable`, `tree.records-missing`, `xml.external-entity`, `xml.entity-bomb`, `xml.doctype`
 */
export function openXml(
  dataset: FileDataset,
  context: Context,
  request: { structure: 'sample' | 'whole' },
): Promise<Source> {
  return openTree(xmlTree, dataset, context, request)
}

/** The local name, then the one with its prefix; an attribute gives way to an element of its name. */
function segmentNames(name: string, kinds: number): readonly string[] {
  const attribute = (kinds & SEEN.ATTRIBUTE) !== 0
  const full = attribute ? name.slice(1) : name
  const local = full.slice(full.indexOf(':') + 1)
  const prefixed = full.replace(':', '_')
  const names = local === full ? [local] : [local, prefixed]
  return attribute ? [...names, `${local}_attribute`] : names
}

/** `params/type/@id` */
function pathOf(tree: PathTree, node: number): string {
  const names: string[] = []
  for (let at = node; at !== RECORD; at = tree.parent[at]) names.unshift(tree.name(at))
  return names.join('/')
}
