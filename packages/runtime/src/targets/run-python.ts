import { spawn } from 'node:child_process'

/** Runs Python in a folder to its end, with a few variables of the environment. */
export async function runIn(
  folder: string,
  python: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number | null; readonly stderr: string; readonly stdout?: string }> {
  const env = { PATH: process.env.PATH ?? '', PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', ...environment }
  const child = spawn(python, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { status, stderr, ...(stdout !== '' && { stdout }) }
}
