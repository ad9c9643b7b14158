import { query } from '../../query.ts'
import { present, text, texts } from '../../types.ts'

/** Which of these folders of the data folder are known as runs. */
export const knownRunFolders = query({
  name: 'knownRunFolders',
  params: { folders: texts },
  row: { runFolder: present(text) },
  text: `
    SELECT run_folder AS "runFolder" FROM runs WHERE run_folder = ANY (:folders)`,
})
