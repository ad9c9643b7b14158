import { existing } from '#lib/existing.tsx'

export default existing<'projectId'>((api, params) => api.call('showProject', { params }))
