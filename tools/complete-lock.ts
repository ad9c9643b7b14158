import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Completes package-lock.json after `npm install`: a registry that lacks a package of another platform makes npm leave
 * its entry out, and `npm ci` then refuses the lock. Adds those optional entries, so that every platform's `npm ci`
 * accepts it; npm passes over what is not for its platform.
 *
 *     node tools/complete-lock.ts
 */
interface LockEntry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const OPERATING_SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
]
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32', 'arm']

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> }
const present = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
const added: string[] = []
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (present.has(name) || !/^\d/.test(version)) continue
    lock.packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true)
    present.add(name)
    added.push(name)
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
console.log(added.length === 0 ? 'the lock was complete' : `added ${added.length}: ${added.join(', ')}`)

/** The platform stands in the package's name: `@scope/tool-linux-arm64-musl`. */
function platformEntry(name: string, version: string, dev: boolean): LockEntry {
  const words = name.split(/[-/_]/)
  const eabi = words.some((word) => word.includes('eabi'))
  return {
    version,
    cpu: [eabi ? 'arm' : (PROCESSORS.find((processor) => words.includes(processor)) ?? 'none')],
    os: [OPERATING_SYSTEMS.find((system) => words.includes(system)) ?? 'none'],
    ...(words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
    optional: true,
    ...(dev ? { dev } : {}),
  }
}
