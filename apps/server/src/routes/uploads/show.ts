import { showUpload as uploadOfProject } from '@ai-etl/runtime/store/queries/uploads/show'
import { one } from '@ai-etl/runtime/store/query'
import { route } from '../../http/route.ts'
import { addressOfUpload, uploadAnswer, uploadParams } from './upload.ts'

export const showUpload = route({
  id: 'showUpload',
  method: 'GET',
  path: '/uploads/:uploadId',
  tag: 'uploads',
  summary: 'An upload; its headers (with HEAD: they alone) say the offset to go on from, as tus 1.0.0 has it',
  scope: { object: 'upload', param: 'uploadId' },
  params: uploadParams,
  answer: uploadAnswer,
  async handle({ services, reply, project, params }) {
    const arriving = { projectId: project.id, uploadId: params.uploadId }
    const { path, ...upload } = await one(services.database, uploadOfProject, arriving)
    const received = upload.state === 'receiving' ? await services.uploads.received(arriving) : upload.received
    reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store').header('upload-offset', received)
    if (upload.bytes === null) reply.header('upload-defer-length', '1')
    else reply.header('upload-length', upload.bytes)
    return { ...upload, received, address: addressOfUpload(services.settings.dataDir, { ...upload, path }) }
  },
})
