import { existing } from '#lib/existing.tsx'

export default existing<'pipelineId'>((api, params) => api.call('showPipeline', { params }))
