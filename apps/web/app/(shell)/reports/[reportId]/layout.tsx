import { existing } from '#lib/existing.tsx'

export default existing<'reportId'>((api, params) => api.call('showReport', { params }))
