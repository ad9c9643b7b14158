import { expect, test } from 'vitest'
import { withoutUploadFolders } from './label.ts'

const ID = '5bff883d-cc40-4213-844a-0a5642aac0dd'

test.each([
  [`/srv/data/uploads/${ID}/${ID}/sales.csv is empty`, 'sales.csv is empty'],
  [`Файл «.ai-etl/uploads/${ID}/${ID}/продажи.csv» пуст`, 'Файл «продажи.csv» пуст'],
  [`csv:/srv/uploads/${ID}/${ID}/a.csv → postgresql:///city`, 'a.csv → postgresql:///city'],
  [`\${AI_ETL_UPLOADS}/${ID}/a.csv → postgresql:///city`, 'a.csv → postgresql:///city'],
  [`a.csv → \${AI_ETL_FILES}/tickets/tickets.parquet`, 'a.csv → tickets/tickets.parquet'],
  [`a.csv → /srv/data/projects/${ID}/files/tickets.parquet`, 'a.csv → tickets.parquet'],
  ['examples/city/uploads/tickets.csv', 'examples/city/uploads/tickets.csv'],
])('%s', (text, shown) => {
  expect(withoutUploadFolders(text)).toBe(shown)
})
