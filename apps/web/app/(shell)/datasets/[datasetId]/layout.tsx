import { existing } from '#lib/existing.tsx'

export default existing<'datasetId'>((api, params) => api.call('showDataset', { params }))
