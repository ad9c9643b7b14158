import { query } from '../../query.ts'
import { text, uuid } from '../../types.ts'

/** Names the folder of the run in the data folder, as soon as it is known. */
export const setRunFolder = query({
  name: 'setRunFolder',
  params: { runId: uuid, runFolder: text },
  row: {},
  text: `
    UPDATE runs SET run_folder = :runFolder WHERE id = :runId`,
})
