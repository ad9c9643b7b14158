import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { Services } from '../services.ts'
import type { SourceGiven } from '../sources/source.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../examples/city')

/** Made-up datasets to learn on; the truth about each stands beside its file. */
export const SAMPLES = [
  { name: 'tickets', file: 'tickets.csv', records: 1000 },
  { name: 'register', file: 'register.json', records: 1000 },
  { name: 'cadastre', file: 'cadastre.xml', records: 1000 },
] as const
export type SampleName = (typeof SAMPLES)[number]['name']

/** Where the file of a sample lies. */
export function sampleFile(name: SampleName): string {
  return resolve(FOLDER, SAMPLES.find((sample) => sample.name === name)?.file ?? '')
}

/**
 * A sample as something that can be read: its address where files of its folder may be, else an upload of it.
 * @throws PlatformError `object.missing` where the examples are not installed
 */
export async function sourceOfSample(
  { settings, uploads }: Pick<Services, 'settings' | 'uploads'>,
  name: SampleName,
  owner: { readonly projectId: string; readonly userId: string },
): Promise<SourceGiven> {
  const file = sampleFile(name)
  if (settings.fileRoots.some((root) => isInside(root, file))) {
    const near = relative(settings.workingDir, file)
    return near.startsWith('..') ? file : near
  }
  const uploadId = randomUUID()
  const announced = { ...owner, uploadId, fileName: relative(FOLDER, file), mediaType: null, bytes: null }
  try {
    await uploads.take(announced, createReadStream(file))
  } catch (cause) {
    throw new PlatformError('object.missing', { kind: 'sample', id: name }, { cause })
  }
  return { uploadId }
}

function isInside(root: string, path: string): boolean {
  const inside = relative(root, path)
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}
