import { hasLiteralSecret } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import { showDataset } from '@ai-etl/runtime/store/queries/datasets/show'
import { maybe } from '@ai-etl/runtime/store/query'
import { titleOf } from '../datasets/source.ts'
import type { Services } from '../services.ts'
import type { Subject } from './kinds.ts'

/**
 * A subject as it is stored, and what people call it.
 * @throws PlatformError `object.missing`, `dataset.secret`
 */
export async function storedSubject(
  { database }: Pick<Services, 'database'>,
  projectId: string,
  subject: Subject,
): Promise<{ readonly subject: string; readonly name: string }> {
  if ('address' in subject) {
    if (hasLiteralSecret(subject.address)) throw new PlatformError('dataset.secret', {})
    return { subject: subject.address, name: subject.address }
  }
  const { datasetId } = subject
  const dataset = await maybe(database, showDataset, { projectId, datasetId })
  if (dataset === null) throw new PlatformError('object.missing', { kind: 'dataset', id: datasetId })
  return { subject: datasetId, name: titleOf(dataset) }
}

/** What a stored subject means. */
export function subjectOf(stored: string): Subject {
  return UUID.test(stored) ? { datasetId: stored } : { address: stored }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
