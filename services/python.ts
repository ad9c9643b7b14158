import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { installed } from './packages.ts'
import { PYTHON_ENVIRONMENTS, type PythonEnvironmentName } from './python-environments.ts'

/** A folder of Python packages of its own (a venv) with exact versions. */
export interface PythonEnvironment {
  readonly folder: string
  /** Its interpreter; `-m` runs what the packages bring. */
  readonly python: string
}

/**
 * The Python packages of a name, installed once into the services' cache folder and reused; a changed pin makes a new
 * folder.
 * @throws Error with pip's own words when they cannot be had; a test that needs them then fails
 */
export async function pythonEnvironment(name: PythonEnvironmentName): Promise<PythonEnvironment> {
  const requirements = PYTHON_ENVIRONMENTS[name]
  if (name === 'pyspark') await installed(JAVA)
  const pins = createHash('sha256').update(requirements.join('\n')).digest('hex').slice(0, 12)
  const folder = join(servicesCache(), `${name}-${pins}`)
  const environment = { folder, python: join(folder, 'bin', 'python') }
  // The name appears in one step, when all is there: a killed installation leaves nothing that looks whole.
  if (existsSync(join(folder, COMPLETE))) return environment
  const building = `${folder}.${process.pid}`
  await mkdir(servicesCache(), { recursive: true })
  await makeEnvironment(building)
  await program(join(building, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...requirements])
  await writeFile(join(building, COMPLETE), `${requirements.join('\n')}\n`)
  await rename(building, folder).catch(async (error: unknown) => {
    await rm(building, { recursive: true, force: true })
    // Another process was first.
    if (!existsSync(join(folder, COMPLETE))) throw error
  })
  return environment
}

const COMPLETE = 'requirements.txt'
/** Spark's jars come with its package, what runs them does not. */
const JAVA = { packages: ['openjdk-17-jre-headless'], programs: ['/usr/bin/java'] }

/** Where servers that no package manager of the system brings are kept between runs; AI_ETL_SERVICES names another. */
export function servicesCache(): string {
  return process.env.AI_ETL_SERVICES ?? join(homedir(), '.cache', 'ai-etl-services')
}

async function makeEnvironment(folder: string): Promise<void> {
  const venv = () => program('python3', ['-m', 'venv', folder])
  await venv().catch(async () => {
    // Debian parts the module from the interpreter.
    await rm(folder, { recursive: true, force: true })
    await installed({
      packages: ['python3', 'python3-venv'],
      programs: ['/usr/bin/python3', '/usr/share/python-wheels'],
    })
    await venv()
  })
}

/** Runs a program to its end; gives what it printed. @throws Error with its complaint */
export async function program(path: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(path, args, { stdio: 'pipe', env: { ...process.env, PYTHONUTF8: '1' } })
  const printed: Buffer[] = []
  const complaints: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => printed.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes))
  // One that ends before it has read its input tells why by its exit status and its own words.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const output = Buffer.concat(printed).toString('utf8')
  if (status !== 0) throw new Error(`${path}: ${(Buffer.concat(complaints).toString('utf8') || output).slice(-4000)}`)
  return output
}

if (import.meta.main) {
  const name = process.argv[2] ?? ''
  if (Object.hasOwn(PYTHON_ENVIRONMENTS, name)) {
    console.log((await pythonEnvironment(name as PythonEnvironmentName)).python)
  } else {
    console.error(`node services/python.ts ${Object.keys(PYTHON_ENVIRONMENTS).join('|')}`)
    process.exitCode = 2
  }
}
