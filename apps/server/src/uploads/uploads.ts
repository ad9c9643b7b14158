import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PlatformError } from '@ai-etl/core/errors/error'
import { bytes } from '@ai-etl/core/messages/language'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { completeUpload } from '@ai-etl/runtime/store/queries/uploads/complete'
import { deleteUpload } from '@ai-etl/runtime/store/queries/uploads/delete'
import { insertUpload } from '@ai-etl/runtime/store/queries/uploads/insert'
import { setUploadReceived } from '@ai-etl/runtime/store/queries/uploads/set-received'
import { showUpload } from '@ai-etl/runtime/store/queries/uploads/show'
import { maybe, none, one } from '@ai-etl/runtime/store/query'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { uploadsFolder } from '../settings.ts'
import { arrivingPath, MOST_BYTES, removeUploadFiles, settle } from './place.ts'
import { type Arriving, resumableUploads } from './resumable.ts'

/** A file that someone is about to send. */
export interface Announced extends Arriving {
  readonly fileName: string
  readonly mediaType: string | null
  /** Null: the sender does not know yet. */
  readonly bytes: number | null
  readonly userId: string
}

/** Files that users send, from their first byte to the folder that they are read from. */
export interface Uploads {
  /** Answers the request that begins a resumable upload. */
  begin(announced: Announced, request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** Answers a request that brings the next bytes of one. */
  append(arriving: Arriving, request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** Takes a whole file from one stream; what came of one that breaks is removed. @throws PlatformError `upload.too-large` */
  take(announced: Announced, stream: Readable): Promise<void>
  /** Bytes of an unfinished one that are on disk. */
  received(arriving: Arriving): Promise<number>
  /** Removes an upload with its file and datasets. False: there was none. */
  remove(arriving: Arriving): Promise<boolean>
}

export function openUploads(dataDir: string, database: MetadataDatabase): Uploads {
  // Known from the request that begins an upload until its row is written, a moment later.
  const announcements = new Map<string, Announced>()
  const resumable = resumableUploads(dataDir, {
    async begun({ uploadId }) {
      const announced = announcements.get(uploadId)
      if (announced === undefined) throw new RangeError('uploads are announced before they begin')
      await insert(announced)
    },
    complete,
  })

  async function insert({ projectId, uploadId, userId, fileName, mediaType, bytes: size }: Announced): Promise<void> {
    const path = arrivingPath(projectId, uploadId)
    await one(database, insertUpload, {
      uploadId,
      projectId,
      fileName,
      mediaType,
      bytes: size,
      path,
      createdBy: userId,
    })
  }

  async function complete({ projectId, uploadId }: Arriving): Promise<void> {
    const upload = await maybe(database, showUpload, { projectId, uploadId })
    if (upload === null) throw new PlatformError('object.missing', { kind: 'upload', id: uploadId })
    const path = await settle(dataDir, { projectId, uploadId, fileName: upload.fileName })
    const { size } = await stat(join(uploadsFolder(dataDir), path))
    await one(database, completeUpload, { uploadId, bytes: size, path })
  }

  return {
    async begin(announced, request, reply) {
      announcements.set(announced.uploadId, announced)
      try {
        await resumable.answer(announced, request, reply)
      } finally {
        announcements.delete(announced.uploadId)
      }
    },
    async append(arriving, request, reply) {
      try {
        await resumable.answer(arriving, request, reply)
      } finally {
        const received = await resumable.received(arriving)
        const said = request.headers['upload-length']
        const size = typeof said === 'string' ? Number(said) : null
        if (received !== null)
          await none(database, setUploadReceived, { ...arriving, received, bytes: size, state: 'receiving' })
      }
    },
    async take(announced, stream) {
      await insert(announced)
      try {
        const path = join(uploadsFolder(dataDir), arrivingPath(announced.projectId, announced.uploadId))
        await mkdir(dirname(path), { recursive: true })
        await pipeline(stream, atMost(MOST_BYTES), createWriteStream(path))
        await complete(announced)
      } catch (error) {
        await this.remove(announced)
        if (!stream.readableAborted) throw error
        throw new PlatformError('upload.protocol', { why: 'the sender went away' }, { cause: error })
      }
    },
    async received(arriving) {
      return (await resumable.received(arriving)) ?? 0
    },
    async remove({ projectId, uploadId }) {
      const gone = await maybe(database, deleteUpload, { projectId, uploadId })
      if (gone === null) return false
      await removeUploadFiles(dataDir, projectId, uploadId)
      return true
    },
  }
}

function atMost(limit: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length
      if (seen > limit) done(new PlatformError('upload.too-large', { limit: bytes(limit, 'en') }))
      else done(null, chunk)
    },
  })
}
