import { route } from '../../http/route.ts'
import { uploadParams } from './upload.ts'

export const deleteUpload = route({
  id: 'deleteUpload',
  method: 'DELETE',
  path: '/uploads/:uploadId',
  tag: 'uploads',
  summary: 'Remove an upload, finished or not, with its file and datasets',
  scope: { object: 'upload', param: 'uploadId' },
  params: uploadParams,
  answer: null,
  async handle({ services, reply, project, params, audit }) {
    await services.uploads.remove({ projectId: project.id, uploadId: params.uploadId })
    await audit('upload.delete', { kind: 'upload', id: params.uploadId })
    reply.header('tus-resumable', '1.0.0')
  },
})
