import { existing } from '#lib/existing.tsx'

export default existing<'runId'>((api, params) => api.call('showRun', { params }))
