import { basename } from 'node:path'
import { hasLiteralSecret } from '@ai-etl/core/address/mask'
import { parseAddress } from '@ai-etl/core/address/parse'
import { PlatformError } from '@ai-etl/core/errors/error'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { upsertDatasetAtAddress } from '@ai-etl/runtime/store/queries/datasets/upsert-at-address'
import { upsertDatasetOfConnection } from '@ai-etl/runtime/store/queries/datasets/upsert-of-connection'
import { upsertDatasetOfUpload } from '@ai-etl/runtime/store/queries/datasets/upsert-of-upload'
import { showUpload } from '@ai-etl/runtime/store/queries/uploads/show'
import { maybe, one } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import type { SourceGiven } from '../sources/source.ts'
import type { Dataset } from './source.ts'

interface Owner {
  readonly projectId: string
  readonly userId: string
}

/**
 * Makes a dataset of what a request names; one that is known is given back.
 * @throws PlatformError `object.missing`, `upload.unfinished`, `address.invalid`, `dataset.secret`
 */
export async function createDataset(
  { database }: Pick<Services, 'database'>,
  source: SourceGiven,
  { projectId, userId }: Owner,
): Promise<Dataset> {
  const unknown = { schema: null, rows: null, bytes: null, createdBy: userId }
  if (typeof source === 'string') {
    if (hasLiteralSecret(source)) throw new PlatformError('dataset.secret', {})
    const name = nameOfAddress(source)
    return one(database, upsertDatasetAtAddress, { projectId, address: source, name, ...unknown })
  }
  if ('datasetId' in source) {
    const known = await maybe(database, showDataset, { projectId, datasetId: source.datasetId })
    return known ?? missing('dataset', source.datasetId)
  }
  if ('connectionId' in source) {
    const { connectionId, dataset } = source
    const made = { projectId, connectionId, name: dataset, ...unknown }
    return (await maybe(database, upsertDatasetOfConnection, made)) ?? missing('connection', connectionId)
  }
  const { uploadId, records } = source
  const upload = await maybe(database, showUpload, { projectId, uploadId })
  if (upload === null) return missing('upload', uploadId)
  if (upload.state !== 'complete') throw new PlatformError('upload.unfinished', { name: upload.fileName })
  const name = records === undefined ? upload.fileName : `${upload.fileName}#${records}`
  return one(database, upsertDatasetOfUpload, { projectId, uploadId, name, ...unknown, bytes: upload.bytes })
}

function missing(kind: string, id: string): never {
  throw new PlatformError('object.missing', { kind, id })
}

/** A short name of what an address means: the file, the table, else the connection. @throws PlatformError `address.invalid` */
function nameOfAddress(text: string): string {
  const address = parseAddress(text.replace(/\$\{\w+\}/g, 'x'), { environment: {}, exists: () => false })
  if (address.fragment) return address.fragment
  if (address.kind === 'saved') return address.name
  return basename(address.path) || address.path || (address.kind === 'system' ? address.scheme : text)
}
