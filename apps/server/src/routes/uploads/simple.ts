import { randomUUID } from 'node:crypto'
import { PlatformError } from '@ai-etl/core/errors/error'
import { bytes } from '@ai-etl/core/messages/language'
import { showUpload } from '@ai-etl/runtime/store/queries/uploads/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { route } from '../../http/route.ts'
import { fileNameOf } from '../../uploads/file-name.ts'
import { MOST_BYTES } from '../../uploads/place.ts'
import { addressOfUpload, uploadAnswer } from './upload.ts'

export const uploadSimple = route({
  id: 'uploadSimple',
  method: 'POST',
  path: '/uploads/simple',
  tag: 'uploads',
  summary:
    'Send a whole file as the body, for scripts: curl --data-binary @tickets.csv …/uploads/simple?name=tickets.csv',
  scope: 'project',
  query: z.object({ name: z.string().min(1).max(1000).describe('file name with its extension') }),
  answer: uploadAnswer,
  status: 201,
  rawBody: true,
  async handle({ services, request, query, project, user, audit }) {
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES)
      throw new PlatformError('upload.too-large', { limit: bytes(MOST_BYTES, 'en') })
    const uploadId = randomUUID()
    const fileName = fileNameOf(query.name)
    const mediaType = request.headers['content-type']?.slice(0, 200) ?? null
    const announced = { uploadId, projectId: project.id, userId: user.userId, fileName, mediaType, bytes: null }
    await audit('upload.begin', { kind: 'upload', id: uploadId }, { fileName })
    await services.uploads.take(announced, request.raw)
    const { path, ...upload } = await one(services.database, showUpload, { projectId: project.id, uploadId })
    return { ...upload, address: addressOfUpload(services.settings.dataDir, { ...upload, path }) }
  },
})
