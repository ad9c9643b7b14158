import { writeFile } from 'node:fs/promises'
import { cliPage } from './pages/cli-page.ts'
import { decisionsPage } from './pages/decisions-page.ts'
import { errorsPage } from './pages/errors-page.ts'
import { functionsPage } from './pages/functions-page.ts'
import { stepsPage } from './pages/steps-page.ts'
import { targetsPage } from './pages/targets-page.ts'

/** Writes the generated pages of docs/: `node tools/pages.ts`. A test says when one is out of date. */
const folder = new URL('../docs/', import.meta.url)
await writeFile(new URL('errors.md', folder), errorsPage())
await writeFile(new URL('cli.md', folder), cliPage())
await writeFile(new URL('decisions/README.md', folder), decisionsPage())
await writeFile(new URL('functions.md', folder), functionsPage())
await writeFile(new URL('steps.md', folder), await stepsPage())
await writeFile(new URL('targets.md', folder), targetsPage())
