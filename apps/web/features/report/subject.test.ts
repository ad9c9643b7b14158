import { expect, test } from 'vitest'
import { askedSubject, isDataset } from './subject.ts'

const ID = '5bff883d-cc40-4213-844a-0a5642aac0dd'

test.each([
  [ID, true, { datasetId: ID }],
  [`pipeline:${ID}`, false, { pipelineId: ID }],
  [`run:${ID}`, false, { runId: ID }],
  ['server', false, { server: true }],
  ['postgresql:///city#public.tickets', false, { address: 'postgresql:///city#public.tickets' }],
])('%s', (subject, dataset, asked) => {
  expect([isDataset(subject), askedSubject(subject)]).toEqual([dataset, asked])
})
