import { randomUUID } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import { bytes } from '@ai-etl/core/messages/language'
import { HIJACKED, route } from '../../http/route.ts'
import { fileNameOf } from '../../uploads/file-name.ts'
import { readLength, readMetadata } from '../../uploads/metadata.ts'
import { MOST_BYTES } from '../../uploads/place.ts'

export const beginUpload = route({
  id: 'beginUpload',
  method: 'POST',
  path: '/uploads',
  tag: 'uploads',
  summary: 'Begin a resumable upload (tus 1.0.0: Upload-Length, Upload-Metadata with filename); Location says where to',
  scope: 'project',
  answer: null,
  status: 201,
  rawBody: true,
  async handle({ services, request, reply, project, user, audit }) {
    const { headers } = request
    const size = readLength(single(headers['upload-length']), 'Upload-Length')
    if (size !== null && size > MOST_BYTES)
      throw new PlatformError('upload.too-large', { limit: bytes(MOST_BYTES, 'en') })
    const metadata = readMetadata(single(headers['upload-metadata']) ?? '')
    const uploadId = randomUUID()
    const announced = {
      uploadId,
      projectId: project.id,
      userId: user.userId,
      fileName: fileNameOf(metadata.filename ?? metadata.name ?? ''),
      mediaType: (metadata.filetype ?? metadata.type)?.slice(0, 200) || null,
      bytes: size,
    }
    await audit('upload.begin', { kind: 'upload', id: uploadId }, { fileName: announced.fileName, bytes: size })
    await services.uploads.begin(announced, request, reply)
    return HIJACKED
  },
})

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
