import { HIJACKED, route } from '../../http/route.ts'
import { uploadParams } from './upload.ts'

export const appendUpload = route({
  id: 'appendUpload',
  method: 'PATCH',
  path: '/uploads/:uploadId',
  tag: 'uploads',
  summary: 'Send the next bytes of a resumable upload (tus 1.0.0: Upload-Offset, application/offset+octet-stream)',
  scope: { object: 'upload', param: 'uploadId' },
  params: uploadParams,
  answer: null,
  rawBody: true,
  async handle({ services, request, reply, project, params }) {
    await services.uploads.append({ projectId: project.id, uploadId: params.uploadId }, request, reply)
    return HIJACKED
  },
})
