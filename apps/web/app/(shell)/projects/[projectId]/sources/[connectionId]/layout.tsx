import { existing } from '#lib/existing.tsx'

export default existing<'connectionId'>((api, params) => api.call('showConnection', { params }))
