import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CompiledFile } from '@ai-etl/core/targets/capability'
import { makeFolder } from '../make-folder.ts'

/** Writes compiled files into a folder, made when missing; others that lie there stay. */
export async function writeCompiled(files: readonly CompiledFile[], folder: string): Promise<void> {
  for (const { path, text } of files) {
    const file = join(folder, path)
    await makeFolder(dirname(file))
    await writeFile(file, text)
  }
}
