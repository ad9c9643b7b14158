import type { HealthFinding } from './findings.ts'

/** What the system-health report is made from: one data folder, or a server with its metadata. */
export interface SystemHealth {
  readonly of: 'data-folder' | 'server'
  /** Last part of the data folder's path, or the server's name. */
  readonly name: string
  /** RFC 3339 */
  readonly measuredAt: string
  /** Of the platform. */
  readonly version: string
  readonly disks: readonly Disk[]
  /** Parts of the data folder, the largest first. */
  readonly parts: readonly { readonly part: string; readonly bytes: number }[]
  readonly engines: readonly EngineHealth[]
  readonly memory: MemoryHealth
  /** Jobs of the server; null for a data folder alone. */
  readonly queue: { readonly queued: number; readonly running: number; readonly oldestSeconds: number } | null
  readonly runs: RunsHealth
  /** Null for a data folder alone. */
  readonly schedules: SchedulesHealth | null
  readonly quarantine: QuarantineHealth
  readonly retention: RetentionHealth
  readonly connections: readonly ConnectionHealth[]
  readonly findings: readonly HealthFinding[]
}

/** The disk that a folder lies on. */
export interface Disk {
  readonly what: 'data-folder' | 'file-root'
  /** Last part of the path. */
  readonly name: string
  readonly totalBytes: number
  readonly usedBytes: number
  readonly freeBytes: number
}

export interface EngineHealth {
  readonly engine: 'postgresql' | 'clickhouse'
  /** `unused`: never started here; `broken`: said to run, and does not. */
  readonly state: 'running' | 'stopped' | 'unused' | 'broken'
  /** Null where only the running engine could say. */
  readonly version: string | null
  /** Processes that use it. */
  readonly users: number
  /** Of its folder. */
  readonly bytes: number
  /** Of its processes; null where it does not run, or the system does not say. */
  readonly memoryBytes: number | null
}

export interface MemoryHealth {
  readonly totalBytes: number
  readonly availableBytes: number
  /** Processes of the platform, this one among them. */
  readonly processes: readonly { readonly name: string; readonly bytes: number }[]
}

export interface RunsHealth {
  readonly day: RunCounts
  readonly week: RunCounts
  /** The last seven days (UTC), the earliest first. */
  readonly days: readonly ({ readonly day: string } & RunCounts)[]
  /** Of the week, the most frequent first. */
  readonly failures: readonly {
    readonly code: string
    readonly runs: number
    readonly lastAt: string
    readonly message: string
    readonly fix: string
  }[]
}

interface RunCounts {
  readonly runs: number
  readonly failed: number
}

export interface SchedulesHealth {
  readonly known: number
  readonly enabled: number
  readonly late: readonly { readonly name: string; readonly dueAt: string; readonly lateSeconds: number }[]
}

export interface QuarantineHealth {
  /** Rejected rows that are kept. */
  readonly rows: number
  /** Of runs begun in the last seven days, and in the seven before. */
  readonly week: number
  readonly weekBefore: number
  /** The last fourteen days (UTC), the earliest first. */
  readonly days: readonly { readonly day: string; readonly rows: number }[]
}

export interface RetentionHealth {
  readonly days: number
  readonly quarantineDays: number
  /** Folders of runs that are older than that. */
  readonly overdueRuns: number
  readonly overdueBytes: number
  /** Loads that died and wait to be gone on with, or cleared. */
  readonly deadLoads: number
}

export interface ConnectionHealth {
  readonly name: string
  readonly address: string
  /** Null: never tested. */
  readonly ok: boolean | null
  readonly testedAt: string | null
  readonly seconds: number | null
  /** Of the step that failed. */
  readonly message: string | null
  readonly fix: string | null
}
