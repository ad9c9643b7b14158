import { join, relative } from 'node:path'
import { connectors } from '@ai-etl/connectors'
import { isSystem } from '@ai-etl/core/connections/form'
import { PlatformError } from '@ai-etl/core/errors/error'
import { showConnection } from '@ai-etl/runtime/store/queries/connections/show'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { showUpload } from '@ai-etl/runtime/store/queries/uploads/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { sourceOfDataset } from '../datasets/source.ts'
import { projectUploads, UPLOADS_VARIABLE } from '../project-settings.ts'
import type { Services } from '../services.ts'
import { uploadsFolder } from '../settings.ts'
import type { ReadableSource, SourceGiven } from './source.ts'

/**
 * What a request named as its source, as the runtime reads it.
 * @throws PlatformError `object.missing` for what the project does not have, `upload.unfinished`
 */
export async function readable(
  source: SourceGiven,
  projectId: string,
  services: Pick<Services, 'database' | 'settings'>,
): Promise<ReadableSource> {
  if (typeof source === 'string') return { address: source, label: null }
  if ('uploadId' in source) return readableUpload(source, projectId, services)
  if ('datasetId' in source) {
    const dataset = await maybe(services.database, showDataset, { projectId, datasetId: source.datasetId })
    if (dataset === null) throw new PlatformError('object.missing', { kind: 'dataset', id: source.datasetId })
    return readable(sourceOfDataset(dataset), projectId, services)
  }
  const { connectionId, dataset } = source
  const found = await maybe(services.database, showConnection, { projectId, connectionId })
  if (found === null) throw new PlatformError('object.missing', { kind: 'connection', id: connectionId })
  return { address: `@${found.name}${fragmentOf(found.connector, dataset)}`, label: null }
}

/** Files name their dataset themselves; of them only what stands behind a `#` goes on. */
function fragmentOf(connector: string, dataset: string): string {
  const files = !connectors.some((known) => known.name === connector && isSystem(known))
  const inside = files ? /^#(.*)$/s.exec(dataset)?.[1] : dataset
  return inside ? `#${encodeDataset(inside)}` : ''
}

async function readableUpload(
  { uploadId, records }: { readonly uploadId: string; readonly records?: string | undefined },
  projectId: string,
  { database, settings }: Pick<Services, 'database' | 'settings'>,
): Promise<ReadableSource> {
  const upload = await maybe(database, showUpload, { projectId, uploadId })
  if (upload === null) throw new PlatformError('object.missing', { kind: 'upload', id: uploadId })
  if (upload.state !== 'complete') throw new PlatformError('upload.unfinished', { name: upload.fileName })
  const path = uploadPath(settings.dataDir, upload.path)
  const written = `\${${UPLOADS_VARIABLE}}/${encodePath(relative(projectUploads(settings.dataDir, projectId), path))}`
  if (records === undefined) return { address: path, label: upload.fileName, written }
  const inside = `#${encodeDataset(records)}`
  return {
    address: `${encodePath(path)}${inside}`,
    label: `${upload.fileName}#${records}`,
    written: `${written}${inside}`,
  }
}

/** Where an upload lies. @param path as its row has it */
export function uploadPath(dataDir: string, path: string): string {
  return join(uploadsFolder(dataDir), path)
}

/** A dataset behind the `#`, where only the percent sign means something else. */
function encodeDataset(dataset: string): string {
  return dataset.replaceAll('%', '%25')
}

/** A path before a `#`: its own reserved characters are no part of the address's form. */
export function encodePath(path: string): string {
  return path.replace(/[%?#*[\]{}]/g, (character) => encodeURIComponent(character).replace('*', '%2A'))
}
