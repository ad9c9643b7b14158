import type { InputFile } from './format.ts'
import { readUpTo } from './input.ts'

/** First decoded bytes of a file, and whether they are all of it. */
export async function readHead(file: InputFile, length: number): Promise<{ bytes: Buffer; complete: boolean }> {
  const reader = await file.open()
  try {
    const bytes = await readUpTo(reader, length + 1)
    return { bytes: bytes.subarray(0, length), complete: bytes.length <= length }
  } finally {
    await reader.close()
  }
}
