// Written by tools/client.ts from the routes of the server: `node tools/client.ts`.

export type ConnectionTest = {
  readonly ok: boolean
  readonly steps: readonly {
    readonly step: 'resolve' | 'connect' | 'authenticate' | 'authorise' | 'read'
    readonly ok: boolean
    readonly ms: number
    readonly message: string
    readonly fix: string | null
    readonly code?: string
  }[]
}

export type Preview = {
  readonly name: string
  readonly dataset: string
  readonly format: { readonly name: string }
  readonly decisions: readonly {
    readonly option: string
    readonly value: string | number | boolean | null
    readonly confidence: number
  }[]
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string | null>>[]
  /** columns whose values are masked */ readonly masked: readonly string[]
  readonly children: readonly {
    readonly name: string
    readonly parent: string
    readonly columns: readonly string[]
    readonly rows: readonly Readonly<Record<string, string | null>>[]
  }[]
  readonly rejected: readonly {
    readonly line: number
    readonly byte: number
    readonly rule: string
    readonly detail: string
  }[]
}

export type Dataset = {
  readonly id: string
  readonly projectId: string
  readonly connectionId: string | null
  readonly uploadId: string | null
  readonly address: string | null
  /** the table, the file or the topic */ readonly name: string
  /** what people call it; null: its name */ readonly title: string | null
  readonly overrides: readonly FieldOverride[]
  readonly schema: unknown
  readonly rows: number | null
  readonly bytes: number | null
  /** the last profile */ readonly profileId: string | null
  readonly createdBy: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

export type FieldOverride = {
  readonly table: string
  readonly field: string
  /** logical type: string, int64, decimal(12,2), … */ readonly type?: string
  /** what the column is called where it goes */ readonly name?: string
}

export type Upload = {
  readonly id: string
  readonly projectId: string
  readonly fileName: string
  readonly mediaType: string | null
  /** of the whole file; null while the sender does not say */ readonly bytes: number | null
  /** bytes that have arrived */ readonly received: number
  readonly state: 'receiving' | 'complete' | 'failed'
  readonly createdBy: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

export type Connection = {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly connector: string
  /** secrets masked */ readonly address: string
  readonly testedAt: string | null
  readonly test: ConnectionTest | null
  readonly createdBy: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

export type JobStarted = { readonly jobId: string }

export type ProfileItem = {
  readonly id: string
  readonly projectId: string
  readonly datasetId: string | null
  readonly address: string
  readonly bytes: number
  readonly rows: number
  readonly fingerprint: string | null
  readonly seconds: number
  readonly createdBy: string | null
  readonly createdAt: string
}

export type DesignItem = {
  readonly id: string
  readonly projectId: string
  readonly profileId: string | null
  readonly adviceId: string | null
  readonly address: string
  readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
  readonly checked: 'executed' | 'parsed' | 'unchecked'
  /** where its statements were run for good */ readonly executedOn: string | null
  readonly executedAt: string | null
  readonly createdBy: string | null
  readonly createdAt: string
}

export type AdviceItem = {
  readonly id: string
  readonly projectId: string
  readonly profileId: string | null
  readonly address: string
  readonly recommended: string
  /** what the user took; null: nothing yet */ readonly chosen: string | null
  readonly createdBy: string | null
  readonly createdAt: string
}

export type ReportItem = {
  readonly id: string
  readonly projectId: string
  readonly scheduleId: string | null
  readonly kind: string
  /** id of a dataset, pipeline:ID, run:ID, server, or an address */ readonly subject: string
  readonly title: string
  readonly language: 'ru' | 'en'
  readonly state: 'queued' | 'running' | 'ready' | 'failed'
  readonly jobId: string | null
  readonly createdBy: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
}

export type Report = {
  readonly kind: string
  readonly lang: 'ru' | 'en'
  readonly title: readonly ReportSpan[]
  readonly subtitle: readonly ReportSpan[]
  readonly madeAt: string
  readonly sections: readonly { readonly id: string; readonly title: string; readonly blocks: readonly ReportBlock[] }[]
}

export type ReportSpan =
  | string
  | {
      readonly kind: 'figure'
      readonly shown: string
      readonly value: number
      readonly how: 'value' | 'share' | 'count' | 'sum'
      /** places in the documents, JSON pointers */ readonly from: readonly string[]
    }
  | {
      readonly kind: 'quotation'
      readonly text: string
      /** as a reader writes it, where that differs */ readonly shown?: string
      readonly from: string
      readonly code: boolean
    }

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: readonly ReportSpan[] }
  | {
      readonly kind: 'points'
      readonly items: readonly { readonly lead: readonly ReportSpan[]; readonly text: readonly ReportSpan[] }[]
    }
  | {
      readonly kind: 'facts'
      readonly items: readonly { readonly label: string; readonly value: readonly ReportSpan[] }[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly (readonly ReportSpan[])[])[]
      readonly numeric: readonly boolean[]
    }
  | {
      readonly kind: 'chart'
      readonly chart: {
        readonly shape: 'bars' | 'columns'
        readonly title: string
        readonly subtitle: string
        readonly items: readonly {
          readonly label: string
          readonly figure: {
            readonly kind: 'figure'
            readonly shown: string
            readonly value: number
            readonly how: 'value' | 'share' | 'count' | 'sum'
            readonly from: readonly string[]
          }
        }[]
        readonly most?: number
      }
    }

export type Artifact = {
  readonly id: string
  readonly projectId: string
  readonly reportId: string | null
  readonly runId: string | null
  readonly jobId: string | null
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly createdBy: string | null
  readonly createdAt: string
}

export type ReportSchedule = {
  readonly id: string
  readonly projectId: string
  readonly kind: string
  /** id of a dataset, pipeline:ID, run:ID, server, or an address */ readonly subject: string
  readonly formats: readonly ('html' | 'md' | 'json' | 'pdf')[]
  readonly language: 'ru' | 'en'
  readonly cron: string
  readonly timezone: string
  readonly recipients: readonly string[]
  readonly enabled: boolean
  readonly nextAt: string | null
  readonly lastAt: string | null
  readonly createdBy: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** What each route takes and gives. */
export interface RouteTypes {
  live: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly status: 'live' }
  }
  ready: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly status: 'ready' | 'stopping'; readonly database: { readonly ms: number } }
  }
  login: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly username: string
      readonly password: string
      /** for the web: the session comes as cookies */ readonly cookies?: boolean
    }
    readonly answer: {
      readonly access_token: string | null
      readonly refresh_token: string | null
      readonly token_type: 'Bearer'
      /** seconds */ readonly expires_in: number
    }
  }
  refresh: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly refresh_token?: string } | null
    readonly answer: {
      readonly access_token: string | null
      readonly refresh_token: string | null
      readonly token_type: 'Bearer'
      /** seconds */ readonly expires_in: number
    }
  }
  logout: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  logoutEverywhere: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  showMe: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly username: string
      readonly displayName: string
      readonly email: string | null
      readonly platformAdmin: boolean
      readonly language: 'ru' | 'en'
      readonly theme: 'light' | 'dark' | 'system'
      readonly disabled: boolean
      readonly mustChangePassword: boolean
      readonly defaultProjectId: string | null
      readonly lastLoginAt: string | null
      readonly createdAt: string
      readonly updatedAt: string
      readonly projects: readonly {
        readonly id: string
        readonly name: string
        readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
      }[]
    }
  }
  updateMe: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly displayName?: string
      readonly email?: string
      readonly language?: 'ru' | 'en'
      readonly theme?: 'light' | 'dark' | 'system'
      readonly defaultProjectId?: string
    }
    readonly answer: {
      readonly id: string
      readonly username: string
      readonly displayName: string
      readonly email: string | null
      readonly platformAdmin: boolean
      readonly language: 'ru' | 'en'
      readonly theme: 'light' | 'dark' | 'system'
      readonly disabled: boolean
      readonly mustChangePassword: boolean
      readonly defaultProjectId: string | null
      readonly lastLoginAt: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  changePassword: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly current: string; readonly next: string }
    readonly answer: undefined
  }
  listSessions: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly current: boolean
        readonly userAgent: string
        readonly ip: string
        readonly createdAt: string
        readonly expiresAt: string
      }[]
    }
  }
  listUsers: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      /** part of the name */ readonly search?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly username: string
        readonly displayName: string
        readonly email: string | null
        readonly platformAdmin: boolean
        readonly language: 'ru' | 'en'
        readonly theme: 'light' | 'dark' | 'system'
        readonly disabled: boolean
        readonly mustChangePassword: boolean
        readonly defaultProjectId: string | null
        readonly lastLoginAt: string | null
        readonly createdAt: string
        readonly updatedAt: string
      }[]
      readonly nextCursor: string | null
    }
  }
  createUser: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly username: string
      readonly displayName?: string
      readonly email?: string | null
      readonly password?: string
      readonly platformAdmin?: boolean
      readonly language?: 'ru' | 'en'
    }
    readonly answer: {
      readonly id: string
      readonly username: string
      readonly displayName: string
      readonly email: string | null
      readonly platformAdmin: boolean
      readonly language: 'ru' | 'en'
      readonly theme: 'light' | 'dark' | 'system'
      readonly disabled: boolean
      readonly mustChangePassword: boolean
      readonly defaultProjectId: string | null
      readonly lastLoginAt: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** made for the user; null when it was given */ readonly password: string | null
    }
  }
  showUser: {
    readonly params: { readonly userId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly username: string
      readonly displayName: string
      readonly email: string | null
      readonly platformAdmin: boolean
      readonly language: 'ru' | 'en'
      readonly theme: 'light' | 'dark' | 'system'
      readonly disabled: boolean
      readonly mustChangePassword: boolean
      readonly defaultProjectId: string | null
      readonly lastLoginAt: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  updateUser: {
    readonly params: { readonly userId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly displayName?: string
      readonly email?: string
      readonly password?: string
      readonly platformAdmin?: boolean
      readonly disabled?: boolean
    }
    readonly answer: {
      readonly id: string
      readonly username: string
      readonly displayName: string
      readonly email: string | null
      readonly platformAdmin: boolean
      readonly language: 'ru' | 'en'
      readonly theme: 'light' | 'dark' | 'system'
      readonly disabled: boolean
      readonly mustChangePassword: boolean
      readonly defaultProjectId: string | null
      readonly lastLoginAt: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  deleteUser: {
    readonly params: { readonly userId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listProjects: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly name: string
        readonly description: string
        readonly createdBy: string | null
        readonly createdAt: string
        readonly updatedAt: string
        readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
      }[]
      readonly nextCursor: string | null
    }
  }
  createProject: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly name: string; readonly description?: string }
    readonly answer: {
      readonly id: string
      readonly name: string
      readonly description: string
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  showProject: {
    readonly params: { readonly projectId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly name: string
      readonly description: string
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
    }
  }
  projectCorridor: {
    readonly params: { readonly projectId: string }
    readonly query: {
      /** whose day is today */ readonly timezone?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly stations: readonly {
        readonly station: 'source' | 'profile' | 'advice' | 'tables' | 'pipeline' | 'run' | 'report'
        readonly state: 'done' | 'now' | 'attention' | 'ahead'
        /** made before something earlier was changed */ readonly outdated: boolean
        /** of the dataset, profile, advice, design, pipeline, run or report */ readonly objectId: string | null
        readonly at: string | null
        /** in the language asked for */ readonly fact: string | null
      }[]
    }
  }
  updateProject: {
    readonly params: { readonly projectId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly name?: string; readonly description?: string }
    readonly answer: {
      readonly id: string
      readonly name: string
      readonly description: string
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  deleteProject: {
    readonly params: { readonly projectId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listMembers: {
    readonly params: { readonly projectId: string }
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly projectId: string
        readonly userId: string
        readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
        readonly username: string
        readonly displayName: string
        readonly disabled: boolean
        readonly createdAt: string
      }[]
      readonly nextCursor: string | null
    }
  }
  addMember: {
    readonly params: { readonly projectId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly username: string; readonly role: 'analyst' | 'engineer' | 'architect' | 'admin' }
    readonly answer: {
      readonly projectId: string
      readonly userId: string
      readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
    }
  }
  updateMember: {
    readonly params: { readonly projectId: string; readonly userId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly role: 'analyst' | 'engineer' | 'architect' | 'admin' }
    readonly answer: {
      readonly projectId: string
      readonly userId: string
      readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
    }
  }
  removeMember: {
    readonly params: { readonly projectId: string; readonly userId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listTokens: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly userId: string
        /** null: good for every project of its user */ readonly projectId: string | null
        readonly name: string
        /** its first characters */ readonly prefix: string
        /** at most this role, whatever its user’s */ readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
        readonly createdAt: string
        readonly expiresAt: string | null
        readonly lastUsedAt: string | null
        readonly revokedAt: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  createToken: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly name: string
      readonly role?: 'analyst' | 'engineer' | 'architect' | 'admin'
      readonly projectId?: string | null
      readonly expiresAt?: string | null
    }
    readonly answer: {
      readonly id: string
      readonly userId: string
      /** null: good for every project of its user */ readonly projectId: string | null
      readonly name: string
      /** its first characters */ readonly prefix: string
      /** at most this role, whatever its user’s */ readonly role: 'analyst' | 'engineer' | 'architect' | 'admin'
      readonly createdAt: string
      readonly expiresAt: string | null
      readonly lastUsedAt: string | null
      readonly revokedAt: string | null
      readonly token: string
    }
  }
  revokeToken: {
    readonly params: { readonly tokenId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listAudit: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly userId?: string
      readonly action?: string
      readonly objectId?: string
      readonly from?: string
      readonly until?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: number
        readonly at: string
        readonly userId: string | null
        readonly username: string | null
        readonly projectId: string | null
        readonly action: string
        readonly objectKind: string | null
        readonly objectId: string | null
        readonly detail: Readonly<Record<string, unknown>>
        readonly ip: string | null
        readonly requestId: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  listPlatformAudit: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly userId?: string
      readonly action?: string
      readonly objectId?: string
      readonly from?: string
      readonly until?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: number
        readonly at: string
        readonly userId: string | null
        readonly username: string | null
        readonly projectId: string | null
        readonly action: string
        readonly objectKind: string | null
        readonly objectId: string | null
        readonly detail: Readonly<Record<string, unknown>>
        readonly ip: string | null
        readonly requestId: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  profile: {
    readonly params: undefined
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: {
      /** about so many rows instead of all */ readonly sample?: number
      /** values of personal fields as they are; needs the role architect */ readonly showPersonal?: boolean
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
    }
    readonly answer: {
      readonly dataset: string
      readonly format: { readonly name: string }
      readonly decisions: readonly {
        readonly option: string
        readonly value: string | number | boolean | null
        readonly confidence: number
      }[]
      readonly bytes: number
      /** Accepted records of the root */ readonly rows: number
      readonly sampled: boolean
      readonly rejectedCount: number
      readonly rejected: readonly {
        readonly line: number
        readonly byte: number
        readonly rule: string
        readonly detail: string
        readonly file?: string
        /** The detail by its key */ readonly says?: {
          readonly phrase: string
          readonly params: Readonly<Record<string, unknown>>
        }
      }[]
      readonly tables: readonly {
        readonly name: string
        readonly parent: string | null
        readonly rows: number
        readonly fields: readonly {
          readonly name: string
          /** Whole name at the source */ readonly path: string
          /** Logical type */ readonly type: string
          readonly nullable: boolean
          readonly nulls: number
          readonly distinct: {
            readonly value: number
            readonly exact: boolean
            readonly low?: number
            readonly high?: number
          }
          readonly unique: boolean
          readonly constant: boolean
          readonly min: string | null
          readonly max: string | null
          readonly semantic: string | null
          readonly personal: boolean
          readonly top: readonly { readonly value: string; readonly count: number }[]
          readonly histogram: {
            readonly kind: 'number' | 'time' | 'length' | 'category'
            readonly bins: readonly {
              readonly from: number | string
              readonly to: number | string
              readonly count: number
            }[]
          } | null
          readonly issues: readonly {
            /** Stable name: constant, sentinel-date, mixed-boolean, stray-space, look-alike, outlier, … */ readonly rule: string
            readonly severity: 'error' | 'risk' | 'note'
            readonly count: number
            readonly examples: readonly {
              readonly value: string
              readonly line?: number
              readonly byte?: number
              /** Where several files are read */ readonly file?: string
            }[]
            /** The finding for a reader, in the language asked for */ readonly text: string
            /** What the text of this rule is made of, beside the count */ readonly params?: Readonly<
              Record<string, string | number>
            >
          }[]
          /** What the verdicts rest on */ readonly evidence: {
            readonly minLength: number
            readonly maxLength: number
            readonly maxBytes: number
            readonly patterns: readonly { readonly pattern: string; readonly count: number }[]
            readonly form: string
            readonly ruledOut: readonly {
              readonly type: string
              readonly line: number
              readonly value: string
              readonly count: number
            }[]
            readonly orderCorrelation: number | null
            /** Bytes of all values */ readonly bytes: number
          }
        }[]
        /** Candidate keys, likeliest first, composite up to three columns */ readonly keys: readonly {
          readonly columns: readonly string[]
          readonly exact: boolean
          /** Why it is a likely key, for a reader */ readonly verdict: string
          /** The verdict by its key */ readonly says?: {
            readonly text: string
            readonly params: Readonly<Record<string, string | number>>
          }
        }[]
        /** Functional dependences worth knowing */ readonly dependences: readonly {
          readonly from: readonly string[]
          readonly to: string
          readonly exact: boolean
          readonly violations: number
        }[]
        /** Rows equal to an earlier one */ readonly duplicates: { readonly rows: number; readonly exact: boolean }
        readonly timeAxis: {
          readonly column: string
          readonly from: string
          readonly to: string
          /** Rows arriving a day over the range */ readonly perDay: number
          readonly orderCorrelation: number | null
        } | null
        /** Bytes of the values of this table */ readonly bytes: number
      }[]
      /** Likely foreign keys between the tables given */ readonly relations: readonly {
        readonly from: { readonly table: string; readonly columns: readonly string[] }
        readonly to: { readonly table: string; readonly columns: readonly string[] }
        /** Share of non-null values found at the other side, 0 to 1 */ readonly matched: number
        readonly exact: boolean
      }[]
      readonly growth: {
        readonly bytesPerDay: number
        readonly rowsPerDay: number
        readonly basis: string
        /** The basis by its key */ readonly says?: {
          readonly text: string
          readonly params: Readonly<Record<string, string | number>>
        }
      } | null
      readonly seconds: number
    }
  }
  recommendStorage: {
    readonly params: undefined
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: {
      readonly updates?: 'none' | 'append' | 'upsert'
      /** how soon new data should be readable: 1h */ readonly every?: string
      /** 10GB/month */ readonly growth?: string
      /** how long rows are kept: 3y */ readonly retention?: string
      /** SQL that will be asked */ readonly queries?: readonly string[]
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      /** about so many rows instead of all */ readonly sample?: number
      /** measure a sample in the embedded databases */ readonly experiment?: boolean
    }
    readonly answer: {
      readonly dataset: string
      readonly recommended: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
      /** 0 to 1 */ readonly confidence: number
      readonly ranked: readonly {
        readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
        /** 0 to 100 */ readonly score: number
        readonly why: readonly {
          /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
          readonly value: string | number | boolean
          readonly threshold: string | number | boolean
          /** The reason for a reader */ readonly text: string
          readonly weight: number
        }[]
        readonly whyNot: readonly {
          /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
          readonly value: string | number | boolean
          readonly threshold: string | number | boolean
          /** The reason for a reader */ readonly text: string
          readonly weight: number
        }[]
        /** partition, order, batch, format, … */ readonly how: readonly {
          readonly table: string
          readonly what: string
          readonly text: string
        }[]
        readonly caveats: readonly string[]
      }[]
      readonly schedule: { readonly cron: string | null; readonly text: string }
      /** What would change the answer */ readonly alternatives: readonly {
        readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
        readonly when: string
      }[]
      readonly experiment: {
        readonly rows: number
        readonly results: readonly {
          readonly store: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          readonly bytes: number
          readonly queries: readonly { readonly sql: string; readonly milliseconds: number }[]
        }[]
        readonly agrees: boolean
        readonly text: string
      } | null
    }
  }
  analyzeQueryPatterns: {
    readonly params: undefined
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: {
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      /** about so many rows instead of all */ readonly sample?: number
      /** SQL texts */ readonly queries: readonly string[]
    }
    readonly answer: {
      readonly queries: readonly {
        readonly fingerprint: string
        readonly sql: string
        readonly calls: number
        /** Share of all time (calls × mean time), or of all calls, 0 to 1 */ readonly weight: number
        readonly tables: readonly string[]
        readonly filters: readonly {
          readonly table: string
          readonly column: string
          readonly kind: 'equality' | 'range' | 'like' | 'in' | 'null' | 'other'
        }[]
        readonly joins: readonly { readonly left: string; readonly right: string }[]
        readonly groups: readonly string[]
        readonly orders: readonly string[]
      }[]
      readonly recommendations: readonly {
        readonly kind: 'index' | 'order' | 'partition' | 'refusal'
        readonly table: string
        readonly on: string
        readonly what: string
        readonly reason: string
      }[]
    }
  }
  generateDdl: {
    readonly params: undefined
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: {
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      /** about so many rows instead of all */ readonly sample?: number
      readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
      /** schema.table or table of the root */ readonly table?: string
      /** business key of the root */ readonly key?: readonly string[] | string
      readonly names?: 'quote' | 'transliterate'
      readonly updates?: 'none' | 'append' | 'upsert'
      /** how soon new data should be readable: 1h */ readonly every?: string
      /** 10GB/month */ readonly growth?: string
      /** how long rows are kept: 3y */ readonly retention?: string
      /** SQL that will be asked */ readonly queries?: readonly string[]
      /** address to make the tables at; needs the role engineer */ readonly execute?: string
    }
    readonly answer: {
      readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
      readonly checked: 'executed' | 'parsed' | 'unchecked'
      /** Server and version that ran the statements */ readonly checkedOn: string | null
      readonly statements: readonly string[]
      readonly choices: readonly {
        readonly kind: 'type' | 'key' | 'partition' | 'index' | 'codec' | 'cluster'
        readonly table: string
        readonly on: string
        readonly what: string
        readonly reason: string
        readonly evidence: string
      }[]
      readonly refused: readonly {
        readonly kind: 'type' | 'key' | 'partition' | 'index' | 'codec' | 'cluster'
        readonly what: string
        readonly reason: string
      }[]
    }
  }
  dataQualityReport: {
    readonly params: undefined
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: {
      /** about so many rows instead of all */ readonly sample?: number
      /** values of personal fields as they are; needs the role architect */ readonly showPersonal?: boolean
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
    }
    readonly answer: {
      readonly dataset: string
      /** 0 to 100 */ readonly score: number
      readonly dimensions: readonly {
        readonly name: 'completeness' | 'validity' | 'uniqueness' | 'consistency' | 'timeliness'
        readonly score: number
      }[]
      readonly findings: readonly {
        readonly rule: string
        readonly table: string
        readonly field: string
        readonly severity: 'error' | 'risk' | 'note'
        readonly count: number
        readonly examples: readonly string[]
        readonly fix: string
      }[]
    }
  }
  testSource: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
    }
    readonly answer: ConnectionTest
  }
  discoverSource: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
    }
    readonly answer: {
      readonly datasets: readonly {
        readonly name: string
        /** secrets masked */ readonly address: string
        readonly kind: 'table' | 'view' | 'file' | 'records' | 'topic'
        readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
        readonly rows: number | null
        readonly bytes: number | null
        readonly decisions: readonly {
          readonly option: string
          readonly value: string | number | boolean | null
          readonly confidence: number
        }[]
      }[]
    }
  }
  previewSource: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      readonly rows?: number
      /** needs the role architect; is audited */ readonly showPersonal?: boolean
    }
    readonly answer: Preview
  }
  listJobs: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly state?: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
      readonly kind?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly kind: string
        readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
        readonly attempt: number
        readonly progress: {
          readonly stage: string
          readonly done: number
          readonly total: number | null
          readonly unit: 'bytes' | 'rows' | 'steps'
          readonly rows?: number
          readonly text?: string
        } | null
        readonly userId: string | null
        readonly createdAt: string
        readonly startedAt: string | null
        readonly finishedAt: string | null
        readonly projectId: string | null
        readonly cancelRequested: boolean
      }[]
      readonly nextCursor: string | null
    }
  }
  showJob: {
    readonly params: { readonly jobId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly kind: string
      readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
      readonly attempt: number
      readonly progress: {
        readonly stage: string
        readonly done: number
        readonly total: number | null
        readonly unit: 'bytes' | 'rows' | 'steps'
        readonly rows?: number
        readonly text?: string
      } | null
      readonly userId: string | null
      readonly createdAt: string
      readonly startedAt: string | null
      readonly finishedAt: string | null
      /** what the work gave, in the form of its kind; null until it succeeded */ readonly result: unknown
      readonly error: {
        readonly code: string
        readonly message: string
        readonly where: string | null
        readonly fix: string
      } | null
    }
  }
  jobEvents: {
    readonly params: { readonly jobId: string }
    readonly query: {
      /** id of the last event seen */ readonly after?: number
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: undefined
  }
  cancelJob: {
    readonly params: { readonly jobId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listPipelines: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      /** part of the name */ readonly search?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly projectId: string
        readonly name: string
        readonly description: string
        readonly currentVersion: number
        readonly createdBy: string | null
        readonly createdAt: string
        readonly updatedAt: string
        readonly lastRunId: string | null
        readonly lastRunState: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unchanged' | null
        readonly lastRunAt: string | null
        readonly nextAt: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  createPipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      readonly name?: string
      readonly description?: string
      /** why it was changed */ readonly note?: string
    }
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly name: string
      readonly description: string
      readonly currentVersion: number
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** what became of the schedule that the document states; null: nothing changed */ readonly schedule: {
        readonly scheduleId: string
        readonly change: 'made' | 'changed' | 'resumed' | 'paused'
        readonly enabled: boolean
        /** other schedules of the pipeline that are on: each runs it as well */ readonly others: number
      } | null
    }
  }
  showPipelineSchema: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly document: Readonly<Record<string, unknown>>
      readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    }
  }
  planPipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      readonly profileId: string
      /** without it the target is what `target` says, else PostgreSQL */ readonly adviceId?: string
      /** address of the table to fill */ readonly target?: string
      readonly updates?: 'none' | 'append' | 'upsert'
    }
    readonly answer: {
      /** the document: YAML or JSON */ readonly text: string
    }
  }
  importPipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** one SELECT in the form of PostgreSQL; `:name` is a parameter */ readonly sql: string
      /** what findings and the document call it */ readonly name?: string
      /** addresses by the names that the SELECT has for tables */ readonly sources: Readonly<Record<string, string>>
      /** address of the table to fill; a Parquet file without it */ readonly target?: string
    }
    readonly answer: {
      /** the document: YAML or JSON */ readonly text: string
    }
  }
  checkPipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      /** what findings call the document */ readonly name?: string
      readonly params?: Readonly<Record<string, string>>
      /** say where each part would run, and why */ readonly explain?: boolean
    }
    readonly answer: {
      readonly ok: boolean
      readonly steps: readonly {
        readonly id: string
        readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
      }[]
      readonly errors: readonly {
        readonly code: string
        readonly step: string | null
        readonly where: string | null
        readonly message: string
        readonly fix: string
        /** a declared parameter that only lacks a value, which a run is given */ readonly parameter?: string
      }[]
      readonly warnings: readonly {
        readonly code: string
        readonly step: string | null
        readonly where: string | null
        readonly message: string
        readonly fix: string
        /** a declared parameter that only lacks a value, which a run is given */ readonly parameter?: string
      }[]
      readonly lineage: readonly {
        readonly target: string
        readonly columns: readonly {
          readonly name: string
          readonly from: readonly {
            readonly source: string
            readonly column: string
            readonly steps: readonly string[]
            readonly how: 'copied' | 'computed' | 'aggregated'
          }[]
        }[]
        /** columns that decide which rows there are */ readonly filteredBy: readonly {
          readonly source: string
          readonly column: string
          readonly steps: readonly string[]
        }[]
      }[]
      /** where each part runs, where that was asked for */ readonly explain?: readonly {
        readonly kind: 'source' | 'step' | 'target'
        readonly name: string
        /** the database of the sources or of the target, a load, or the engine */ readonly where:
          | 'source'
          | 'target'
          | 'load'
          | 'engine'
        /** the database */ readonly place: string | null
        /** rows that are expected; null where the size of a source is unknown */ readonly rows: number | null
        readonly why: string
        /** the statement whose rows leave the database or fill the target */ readonly sql: string | null
      }[]
    }
  }
  compilePipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text?: string
      /** a saved pipeline, in place of `text` */ readonly pipelineId?: string
      /** what findings call the document */ readonly name?: string
      readonly to: 'sql' | 'pandas' | 'pyspark' | 'dbt' | 'airflow'
      /** of `sql`, which needs it, and of `dbt` */ readonly dialect?:
        | 'postgresql'
        | 'clickhouse'
        | 'mysql'
        | 'redshift'
        | 'snowflake'
        | 'bigquery'
        | 'duckdb'
      /** of `airflow`: what its tasks are */ readonly tasks?: 'query' | 'python' | 'command'
    }
    readonly answer: {
      readonly target: string
      /** empty where something is refused */ readonly files: readonly {
        readonly path: string
        readonly text: string
      }[]
      readonly refused: readonly { readonly step: string; readonly what: string; readonly reason: string }[]
      readonly warnings: readonly string[]
    }
  }
  previewPipelineStep: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      /** what findings call the document */ readonly name?: string
      /** name of a source or step */ readonly step: string
      readonly params?: Readonly<Record<string, string>>
      readonly rows?: number
    }
    readonly answer: {
      readonly step: string
      readonly columns: readonly { readonly name: string; readonly type: string }[]
      /** canonical texts; null is NULL */ readonly rows: readonly (readonly (string | null)[])[]
      readonly read: number
      readonly rejected: number
    }
  }
  measurePipelineJoin: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      /** what findings call the document */ readonly name?: string
      /** name of the join */ readonly step: string
    }
    readonly answer: {
      readonly step: string
      readonly left: {
        readonly rows: number
        /** rows with at least one partner */ readonly matched: number
        /** whether these are all rows of the side, and not the beginning of them */ readonly whole: boolean
      }
      readonly right: {
        readonly rows: number
        /** rows with at least one partner */ readonly matched: number
        /** whether these are all rows of the side, and not the beginning of them */ readonly whole: boolean
      }
      /** pairs of rows for which the condition holds */ readonly pairs: number
      /** rows that the join gives of these */ readonly rows: number
    }
  }
  dryRunPipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      /** what findings call the document */ readonly name?: string
      readonly params?: Readonly<Record<string, string>>
    }
    readonly answer: { readonly jobId: string }
  }
  diffPipelines: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly before: {
        /** what findings call the document */ readonly name?: string
        /** the document: YAML or JSON */ readonly text: string
      }
      readonly after: {
        /** what findings call the document */ readonly name?: string
        /** the document: YAML or JSON */ readonly text: string
      }
      /** source or step that both have; absent: the targets */ readonly on?: string
      /** columns that tell rows apart; absent: the keys of the targets */ readonly key?: readonly string[]
      readonly params?: Readonly<Record<string, string>>
      /** rows of each kind that are shown */ readonly examples?: number
    }
    readonly answer: { readonly jobId: string }
  }
  editPipeline: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      readonly operations: readonly (
        | {
            readonly op: 'add'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
            readonly value?: unknown
            /** in place of `value`: `name: …` as YAML */ readonly yaml?: string
            /** name of the part that it stands before; null: at the end */ readonly before?: string | null
          }
        | {
            readonly op: 'remove'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
          }
        | {
            readonly op: 'set'
            /** ["steps", "paid", "where"]; makes what is missing on the way */ readonly path: readonly (
              | string
              | number
            )[]
            readonly value?: unknown
            /** in place of `value`: the value as YAML */ readonly yaml?: string
          }
        | { readonly op: 'unset'; readonly path: readonly (string | number)[] }
        | {
            readonly op: 'put'
            /** of the map */ readonly path: readonly (string | number)[]
            /** `key: value` as YAML */ readonly yaml: string
            /** key that it stands before; null: at the end */ readonly before: string | null
          }
        | {
            readonly op: 'rename'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
            readonly to: string
            /** whether what names it follows: inputs, columns written with its name before them, calls, parameters, SELECTs, checks */ readonly readers?: boolean
          }
        | {
            readonly op: 'reorder'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
            /** name of the part that it stands before; null: at the end */ readonly before?: string | null
          }
        | {
            readonly op: 'insertStep'
            readonly name: string
            /** the step without its `input` */ readonly value: Readonly<Record<string, unknown>>
            /** source or step that it reads; what read that reads the new step from then on */ readonly after: string
            /** of what read that: all, none, or one that reads the new step from then on */ readonly readers?:
              | 'all'
              | 'none'
              | { readonly section: 'steps' | 'targets'; readonly name: string }
          }
        | {
            readonly op: 'removeStep'
            /** what read it reads its input from then on */ readonly name: string
            /** of several inputs the one that its readers go on with */ readonly input?: string
          }
        | {
            readonly op: 'moveStep'
            /** it is computed before the step that it reads; what read it reads that one */ readonly name: string
          }
      )[]
    }
    readonly answer: {
      /** the document: YAML or JSON */ readonly text: string
      readonly inverse: readonly (
        | {
            readonly op: 'add'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
            readonly value?: unknown
            /** in place of `value`: `name: …` as YAML */ readonly yaml?: string
            /** name of the part that it stands before; null: at the end */ readonly before?: string | null
          }
        | {
            readonly op: 'remove'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
          }
        | {
            readonly op: 'set'
            /** ["steps", "paid", "where"]; makes what is missing on the way */ readonly path: readonly (
              | string
              | number
            )[]
            readonly value?: unknown
            /** in place of `value`: the value as YAML */ readonly yaml?: string
          }
        | { readonly op: 'unset'; readonly path: readonly (string | number)[] }
        | {
            readonly op: 'put'
            /** of the map */ readonly path: readonly (string | number)[]
            /** `key: value` as YAML */ readonly yaml: string
            /** key that it stands before; null: at the end */ readonly before: string | null
          }
        | {
            readonly op: 'rename'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
            readonly to: string
            /** whether what names it follows: inputs, columns written with its name before them, calls, parameters, SELECTs, checks */ readonly readers: boolean
          }
        | {
            readonly op: 'reorder'
            readonly section: 'params' | 'macros' | 'sources' | 'steps' | 'targets'
            readonly name: string
            /** name of the part that it stands before; null: at the end */ readonly before?: string | null
          }
        | {
            readonly op: 'insertStep'
            readonly name: string
            /** the step without its `input` */ readonly value: Readonly<Record<string, unknown>>
            /** source or step that it reads; what read that reads the new step from then on */ readonly after: string
            /** of what read that: all, none, or one that reads the new step from then on */ readonly readers:
              | 'all'
              | 'none'
              | { readonly section: 'steps' | 'targets'; readonly name: string }
          }
        | {
            readonly op: 'removeStep'
            /** what read it reads its input from then on */ readonly name: string
            /** of several inputs the one that its readers go on with */ readonly input?: string
          }
        | {
            readonly op: 'moveStep'
            /** it is computed before the step that it reads; what read it reads that one */ readonly name: string
          }
      )[]
    }
  }
  comparePipelineRows: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly before: string
      /** the document: YAML or JSON */ readonly after: string
      /** name of a source or step that both have */ readonly step: string
      readonly rows?: number
    }
    readonly answer: {
      readonly columns: readonly {
        readonly name: string
        readonly before: string | null
        readonly after: string | null
      }[]
      readonly rows: readonly {
        readonly kind: 'same' | 'added' | 'removed'
        readonly values: readonly (string | null)[]
      }[]
    }
  }
  showPipeline: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly name: string
      readonly description: string
      readonly currentVersion: number
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** the document: YAML or JSON */ readonly text: string
      /** the document as JSON: /pipelines/schema describes it */ readonly document: unknown
    }
  }
  pipelineCorridor: {
    readonly params: { readonly pipelineId: string }
    readonly query: {
      /** whose corridor is meant, where several datasets are read */ readonly dataset?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      /** what is read; null where the project has no such dataset */ readonly dataset: Dataset | null
      readonly stations: readonly {
        readonly station: 'source' | 'profile' | 'advice' | 'tables' | 'pipeline' | 'run' | 'report'
        readonly state: 'done' | 'now' | 'attention' | 'ahead'
        /** made before something earlier was changed */ readonly outdated: boolean
        /** of the dataset, profile, advice, design, pipeline, run or report */ readonly objectId: string | null
        readonly at: string | null
        /** in the language asked for */ readonly fact: string | null
      }[]
    }
  }
  showPipelineLineage: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: undefined
    readonly answer: {
      readonly targets: readonly {
        readonly target: string
        readonly columns: readonly {
          readonly name: string
          readonly from: readonly {
            readonly source: string
            readonly column: string
            readonly steps: readonly string[]
            readonly how: 'copied' | 'computed' | 'aggregated'
          }[]
        }[]
        /** columns that decide which rows there are */ readonly filteredBy: readonly {
          readonly source: string
          readonly column: string
          readonly steps: readonly string[]
        }[]
      }[]
    }
  }
  updatePipeline: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly name?: string; readonly description?: string }
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly name: string
      readonly description: string
      readonly currentVersion: number
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  savePipeline: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      /** the version that the edit began with */ readonly basedOn: number
      /** why it was changed */ readonly note?: string
    }
    readonly answer: {
      readonly pipelineId: string
      readonly number: number
      readonly note: string
      readonly restoredFrom: number | null
      readonly authorId: string | null
      readonly createdAt: string
      /** what became of the schedule that the document states; null: nothing changed */ readonly schedule: {
        readonly scheduleId: string
        readonly change: 'made' | 'changed' | 'resumed' | 'paused'
        readonly enabled: boolean
        /** other schedules of the pipeline that are on: each runs it as well */ readonly others: number
      } | null
    }
  }
  deletePipeline: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listPipelineVersions: {
    readonly params: { readonly pipelineId: string }
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly pipelineId: string
        readonly number: number
        readonly note: string
        readonly restoredFrom: number | null
        readonly authorId: string | null
        readonly createdAt: string
        readonly author: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  showPipelineVersion: {
    readonly params: { readonly pipelineId: string; readonly number: number }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly pipelineId: string
      readonly number: number
      readonly note: string
      readonly restoredFrom: number | null
      readonly authorId: string | null
      readonly createdAt: string
      /** the document: YAML or JSON */ readonly text: string
      /** the document as JSON: /pipelines/schema describes it */ readonly document: unknown
    }
  }
  restorePipelineVersion: {
    readonly params: { readonly pipelineId: string; readonly number: number }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** the version that the edit began with */ readonly basedOn: number
      /** why it was changed */ readonly note?: string
    }
    readonly answer: {
      readonly pipelineId: string
      readonly number: number
      readonly note: string
      readonly restoredFrom: number | null
      readonly authorId: string | null
      readonly createdAt: string
      /** what became of the schedule that the document states; null: nothing changed */ readonly schedule: {
        readonly scheduleId: string
        readonly change: 'made' | 'changed' | 'resumed' | 'paused'
        readonly enabled: boolean
        /** other schedules of the pipeline that are on: each runs it as well */ readonly others: number
      } | null
    }
  }
  comparePipelineVersions: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly before: number; readonly after: number; readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly parts: readonly {
        readonly section: 'sources' | 'steps' | 'targets' | 'params' | 'macros' | 'checks' | 'document'
        readonly name: string
        readonly change: 'added' | 'removed' | 'changed'
      }[]
      readonly lines: readonly {
        readonly kind: 'same' | 'added' | 'removed'
        readonly text: string
        readonly before: number | null
        readonly after: number | null
      }[]
    }
  }
  showAirflow: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: undefined
    readonly answer: {
      /** its web; null: the server was started without one */ readonly url: string | null
      readonly answers: boolean
      /** health of its parts: {"scheduler": "healthy"} */ readonly parts: Readonly<Record<string, string | null>>
    }
  }
  deployToAirflow: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** by default the current one */ readonly version?: number
      /** by default query where that can be, else command */ readonly tasks?: 'query' | 'python' | 'command'
    }
    readonly answer: {
      /** null: refused, nothing was written */ readonly dag: string | null
      readonly files: readonly string[]
      readonly refused: readonly { readonly step: string; readonly what: string; readonly reason: string }[]
      /** what Airflow needs: connections, providers, variables */ readonly warnings: readonly string[]
    }
  }
  showDag: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly dag: string
      readonly deployed: boolean
      /** a DAG of the name is there that is not of this pipeline */ readonly taken: boolean
      /** version of the pipeline that is deployed */ readonly version: number | null
      readonly paused: boolean | null
      readonly schedule: string | null
      readonly nextRun: string | null
      /** Airflow cannot read the file */ readonly error: {
        readonly file: string
        readonly line: number | null
        readonly reason: string
        readonly trace: string
      } | null
      /** the latest, newest first */ readonly runs: readonly {
        readonly id: string
        /** queued, running, success, failed */ readonly state: string
        /** manual, scheduled, backfill, asset_triggered */ readonly kind: string
        readonly startedAt: string | null
        readonly finishedAt: string | null
      }[]
    }
  }
  pauseDag: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly paused: boolean }
    readonly answer: { readonly dag: string; readonly paused: boolean }
  }
  triggerDag: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly params?: Readonly<Record<string, string>> }
    readonly answer: { readonly dagRunId: string }
  }
  showDagRun: {
    readonly params: { readonly pipelineId: string; readonly dagRunId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      /** queued, running, success, failed */ readonly state: string
      /** manual, scheduled, backfill, asset_triggered */ readonly kind: string
      readonly startedAt: string | null
      readonly finishedAt: string | null
      readonly tasks: readonly {
        readonly id: string
        /** class of the operator: BashOperator */ readonly operator: string
        /** null: not yet scheduled */ readonly state: string | null
        readonly tries: number
        readonly startedAt: string | null
        readonly seconds: number | null
      }[]
    }
  }
  showDagLog: {
    readonly params: { readonly pipelineId: string; readonly dagRunId: string; readonly task: string }
    readonly query: { readonly attempt?: number; readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly lines: readonly string[] }
  }
  listRuns: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly state?: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unchanged'
      readonly pipelineId?: string
      readonly scheduleId?: string
      readonly trigger?: 'manual' | 'schedule' | 'api' | 'retry' | 'backfill'
      /** asked for at this time or later */ readonly from?: string
      readonly until?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly projectId: string
        readonly name: string
        readonly pipelineId: string | null
        readonly pipelineVersion: number | null
        readonly scheduleId: string | null
        readonly jobId: string | null
        readonly retryOf: string | null
        readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unchanged'
        readonly trigger: 'manual' | 'schedule' | 'api' | 'retry' | 'backfill'
        readonly scheduledFor: string | null
        /** its id on the command line */ readonly runFolder: string | null
        readonly read: number
        readonly written: number
        readonly rejected: number
        readonly filtered: number
        readonly bytes: number
        /** code and message of a failure; show the run for all of it */ readonly error: unknown
        readonly worker: string | null
        readonly startedBy: string | null
        readonly createdAt: string
        readonly startedAt: string | null
        readonly finishedAt: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  startLoad: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly mode?: 'append' | 'replace' | 'upsert' | 'scd2'
      readonly key?: readonly string[]
      readonly cursor?: string
      readonly missing?: 'keep' | 'delete' | 'mark'
      readonly schema?: 'evolve' | 'freeze' | 'reject'
      readonly maxRejected?: number
      readonly select?: readonly string[]
      readonly where?: string
      readonly verify?: boolean
      /** bytes of rows after which a chunk is committed; without it only inputs above 1 GB are cut into chunks */ readonly chunkBytes?: number
      /** load even though this input is committed there already */ readonly again?: boolean
      /** what is read */ readonly source:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      /** address of the table: postgresql:///city#tickets, @connection#table */ readonly target: string
    }
    readonly answer: { readonly runId: string; readonly jobId: string }
  }
  runPipeline: {
    readonly params: { readonly pipelineId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly params?: Readonly<Record<string, string>>
      readonly version?: number
      /** read all of incremental sources, and begin their marks anew */ readonly full?: boolean
    }
    readonly answer: { readonly runId: string; readonly jobId: string }
  }
  runDocument: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** the document: YAML or JSON */ readonly text: string
      /** what findings call the document */ readonly name?: string
      readonly params?: Readonly<Record<string, string>>
      /** compute nothing in the databases of sources and targets */ readonly inEngine?: boolean
      /** read all of incremental sources, and begin their marks anew */ readonly full?: boolean
    }
    readonly answer: { readonly runId: string; readonly jobId: string }
  }
  showRun: {
    readonly params: { readonly runId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly name: string
      readonly pipelineId: string | null
      readonly pipelineVersion: number | null
      readonly scheduleId: string | null
      readonly jobId: string | null
      readonly retryOf: string | null
      readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unchanged'
      readonly trigger: 'manual' | 'schedule' | 'api' | 'retry' | 'backfill'
      readonly scheduledFor: string | null
      /** its id on the command line */ readonly runFolder: string | null
      readonly read: number
      readonly written: number
      readonly rejected: number
      readonly filtered: number
      readonly bytes: number
      readonly error: {
        readonly code: string
        readonly message: string
        readonly where: string | null
        readonly fix: string
      } | null
      readonly worker: string | null
      readonly startedBy: string | null
      readonly createdAt: string
      readonly startedAt: string | null
      readonly finishedAt: string | null
      readonly request: unknown
      /** the run document; null until the run is over */ readonly document: unknown
      readonly progress: {
        readonly stage: string
        readonly done: number
        readonly total: number | null
        readonly unit: 'bytes' | 'rows' | 'steps'
        readonly rows?: number
        readonly text?: string
      } | null
      readonly tables: readonly {
        readonly target: string
        readonly name: string
        readonly address: string
        readonly read: number
        readonly written: number
        readonly rejected: number
        readonly filtered: number
        readonly inserted: number
        readonly updated: number
        readonly unchanged: number
        readonly removed: number
      }[]
      readonly quarantine: readonly {
        /** the load that set them aside */ readonly target: string
        readonly replayable: boolean
        readonly rule: string
        readonly rows: number
        readonly open: number
        readonly mended: number
        readonly replayed: number
      }[]
    }
  }
  runCorridor: {
    readonly params: { readonly runId: string }
    readonly query: {
      /** whose corridor is meant, where several datasets are read */ readonly dataset?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      /** what is read; null where the project has no such dataset */ readonly dataset: Dataset | null
      readonly stations: readonly {
        readonly station: 'source' | 'profile' | 'advice' | 'tables' | 'pipeline' | 'run' | 'report'
        readonly state: 'done' | 'now' | 'attention' | 'ahead'
        /** made before something earlier was changed */ readonly outdated: boolean
        /** of the dataset, profile, advice, design, pipeline, run or report */ readonly objectId: string | null
        readonly at: string | null
        /** in the language asked for */ readonly fact: string | null
      }[]
    }
  }
  runEvents: {
    readonly params: { readonly runId: string }
    readonly query: {
      /** id of the last event seen */ readonly after?: number
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: undefined
  }
  cancelRun: {
    readonly params: { readonly runId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  resumeRun: {
    readonly params: { readonly runId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly runId: string; readonly jobId: string }
  }
  retryRun: {
    readonly params: { readonly runId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly from?: 'last-chunk' | 'start' }
    readonly answer: { readonly runId: string; readonly jobId: string }
  }
  showRunLog: {
    readonly params: { readonly runId: string }
    readonly query: {
      /** lines to leave out */ readonly after?: number
      readonly limit?: number
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly lines: readonly { readonly time: string; readonly event: string }[]
      /** `after` of what follows; null: this is all there is by now */ readonly next: number | null
    }
  }
  listReceipts: {
    readonly params: { readonly runId: string }
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly target: string
        readonly table: string
        readonly chunk: number
        readonly read: number
        readonly written: number
        readonly rejected: number
        readonly filtered: number
        readonly targetRows: number
        readonly sourceFingerprint: string | null
        readonly targetFingerprint: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  listQuarantine: {
    readonly params: { readonly runId: string }
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly target?: string
      readonly rule?: string
      readonly state?: 'open' | 'mended' | 'replayed'
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: number
        readonly runId: string
        /** the load that set it aside: a target of the run, or a source that was read for the engine */ readonly target: string
        /** that load on the command line */ readonly folder: string
        /** false: it lies before steps that see many rows at once; mend the source and run again */ readonly replayable: boolean
        readonly position: number
        readonly source: string
        readonly line: number
        readonly byte: number
        readonly rule: string
        readonly detail: string
        readonly state: 'open' | 'mended' | 'replayed'
        readonly mendedBy: string | null
        readonly mendedAt: string | null
        readonly replayedIn: string | null
        /** the record as it was read; null when the quarantine had no room for it */ readonly raw: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  showQuarantinedRow: {
    readonly params: { readonly runId: string; readonly rowId: number }
    readonly query: {
      /** needs the role architect; is audited */ readonly showPersonal?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly id: number
      readonly runId: string
      /** the load that set it aside: a target of the run, or a source that was read for the engine */ readonly target: string
      /** that load on the command line */ readonly folder: string
      /** false: it lies before steps that see many rows at once; mend the source and run again */ readonly replayable: boolean
      readonly position: number
      readonly source: string
      readonly line: number
      readonly byte: number
      readonly rule: string
      readonly detail: string
      readonly state: 'open' | 'mended' | 'replayed'
      readonly mendedBy: string | null
      readonly mendedAt: string | null
      readonly replayedIn: string | null
      /** the record as it was read; null when the quarantine had no room for it */ readonly raw: string | null
      /** null, too, while personal values are masked */ readonly mended: string | null
    }
  }
  mendQuarantinedRow: {
    readonly params: { readonly runId: string; readonly rowId: number }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly text: string }
    readonly answer: {
      readonly id: number
      readonly runId: string
      /** the load that set it aside: a target of the run, or a source that was read for the engine */ readonly target: string
      /** that load on the command line */ readonly folder: string
      /** false: it lies before steps that see many rows at once; mend the source and run again */ readonly replayable: boolean
      readonly position: number
      readonly source: string
      readonly line: number
      readonly byte: number
      readonly rule: string
      readonly detail: string
      readonly state: 'open' | 'mended' | 'replayed'
      readonly mendedBy: string | null
      readonly mendedAt: string | null
      readonly replayedIn: string | null
    }
  }
  replayQuarantine: {
    readonly params: { readonly runId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** also rows that nobody mended, as they stand */ readonly all?: boolean
      /** the one target whose rows are meant, as its rows name it */ readonly load?: string
      /** mended rows in the form of the raw file, in place of those mended here */ readonly file?:
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      /** needed where the first address carried a secret */ readonly target?: string
    }
    readonly answer: { readonly runId: string; readonly jobId: string }
  }
  showTargetState: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** address of a table or of a whole database */ readonly target: string
      /** instead of the one that the address names */ readonly table?: string
    }
    readonly answer: {
      readonly target: string
      readonly tables: readonly {
        readonly table: string
        readonly cursor: { readonly column: string | null; readonly value: string } | null
        readonly loads: readonly {
          readonly load: string
          readonly run: string | null
          readonly at: string
          readonly mode: string | null
          readonly input: string
          readonly fingerprint: string | null
          readonly rows: number
          readonly cursor: { readonly column: string | null; readonly value: string } | null
        }[]
      }[]
    }
  }
  resetTargetState: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** address of a table or of a whole database */ readonly target: string
      /** instead of the one that the address names */ readonly table?: string
    }
    readonly answer: {
      readonly target: string
      readonly tables: readonly {
        readonly table: string
        readonly cursor: { readonly column: string | null; readonly value: string } | null
        readonly loads: readonly {
          readonly load: string
          readonly run: string | null
          readonly at: string
          readonly mode: string | null
          readonly input: string
          readonly fingerprint: string | null
          readonly rows: number
          readonly cursor: { readonly column: string | null; readonly value: string } | null
        }[]
      }[]
    }
  }
  listSchedules: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly pipelineId?: string
      readonly enabled?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly projectId: string
        readonly pipelineId: string
        readonly cron: string | null
        readonly intervalSeconds: number | null
        readonly timezone: string
        readonly params: Readonly<Record<string, string>>
        readonly missed: 'catch-up' | 'skip'
        readonly overlap: 'queue' | 'skip' | 'replace'
        /** document: its times are those of the pipeline’s document */ readonly origin: 'hand' | 'document'
        readonly enabled: boolean
        readonly nextAt: string | null
        readonly lastAt: string | null
        readonly createdBy: string | null
        readonly createdAt: string
        readonly updatedAt: string
        readonly pipelineName: string
      }[]
      readonly nextCursor: string | null
    }
  }
  createSchedule: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** minute hour day month day-of-week */ readonly cron?: string | null
      readonly intervalSeconds?: number | null
      /** IANA name; daylight changes are followed */ readonly timezone?: string
      /** values of parameters; ${scheduledFor} and ${scheduledDate} stand for the moment of the run */ readonly params?: Readonly<
        Record<string, string>
      >
      /** times at which no server ran */ readonly missed?: 'catch-up' | 'skip'
      /** a time at which the run before goes on */ readonly overlap?: 'queue' | 'skip' | 'replace'
      readonly enabled?: boolean
      readonly pipelineId: string
    }
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly pipelineId: string
      readonly cron: string | null
      readonly intervalSeconds: number | null
      readonly timezone: string
      readonly params: Readonly<Record<string, string>>
      readonly missed: 'catch-up' | 'skip'
      readonly overlap: 'queue' | 'skip' | 'replace'
      /** document: its times are those of the pipeline’s document */ readonly origin: 'hand' | 'document'
      readonly enabled: boolean
      readonly nextAt: string | null
      readonly lastAt: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** other schedules of the pipeline that are on: each runs it as well */ readonly others: number
    }
  }
  nextScheduleTimes: {
    readonly params: undefined
    readonly query: {
      readonly cron?: string
      readonly intervalSeconds?: number
      readonly timezone?: string
      readonly count?: number
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: { readonly times: readonly string[] }
  }
  showSchedule: {
    readonly params: { readonly scheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly pipelineId: string
      readonly cron: string | null
      readonly intervalSeconds: number | null
      readonly timezone: string
      readonly params: Readonly<Record<string, string>>
      readonly missed: 'catch-up' | 'skip'
      readonly overlap: 'queue' | 'skip' | 'replace'
      /** document: its times are those of the pipeline’s document */ readonly origin: 'hand' | 'document'
      readonly enabled: boolean
      readonly nextAt: string | null
      readonly lastAt: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      readonly next: readonly string[]
    }
  }
  updateSchedule: {
    readonly params: { readonly scheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** minute hour day month day-of-week */ readonly cron?: string | null
      readonly intervalSeconds?: number | null
      /** IANA name; daylight changes are followed */ readonly timezone?: string
      /** values of parameters; ${scheduledFor} and ${scheduledDate} stand for the moment of the run */ readonly params?: Readonly<
        Record<string, string>
      >
      /** times at which no server ran */ readonly missed?: 'catch-up' | 'skip'
      /** a time at which the run before goes on */ readonly overlap?: 'queue' | 'skip' | 'replace'
      readonly enabled?: boolean
    }
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly pipelineId: string
      readonly cron: string | null
      readonly intervalSeconds: number | null
      readonly timezone: string
      readonly params: Readonly<Record<string, string>>
      readonly missed: 'catch-up' | 'skip'
      readonly overlap: 'queue' | 'skip' | 'replace'
      /** document: its times are those of the pipeline’s document */ readonly origin: 'hand' | 'document'
      readonly enabled: boolean
      readonly nextAt: string | null
      readonly lastAt: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  deleteSchedule: {
    readonly params: { readonly scheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  runScheduleNow: {
    readonly params: { readonly scheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly runId: string }
  }
  backfillSchedule: {
    readonly params: { readonly scheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** included */ readonly from: string
      /** not included */ readonly until: string
    }
    readonly answer: { readonly runIds: readonly string[] }
  }
  listAlertRules: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly pipelineId?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly projectId: string
        readonly pipelineId: string | null
        readonly name: string
        readonly event: 'failure' | 'lateness' | 'drift' | 'check-failed'
        readonly settings: Readonly<Record<string, unknown>>
        readonly channel: 'mail' | 'webhook'
        readonly recipients: readonly string[]
        readonly enabled: boolean
        readonly createdBy: string | null
        readonly createdAt: string
        readonly updatedAt: string
      }[]
      readonly nextCursor: string | null
    }
  }
  createAlertRule: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly name: string
      /** null: every pipeline and load of the project */ readonly pipelineId?: string | null
      readonly event: 'failure' | 'lateness' | 'drift' | 'check-failed'
      readonly settings?: {
        /** how late is late; default half an hour */ readonly lateSeconds?: number
      }
      readonly channel: 'mail' | 'webhook'
      /** mail addresses, or URLs */ readonly recipients: readonly string[]
      /** of a webhook: signs `timestamp.body` by HMAC-SHA-256 in x-ai-etl-signature; never shown again */ readonly signingKey?: string
      readonly enabled?: boolean
    }
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly pipelineId: string | null
      readonly name: string
      readonly event: 'failure' | 'lateness' | 'drift' | 'check-failed'
      readonly settings: Readonly<Record<string, unknown>>
      readonly channel: 'mail' | 'webhook'
      readonly recipients: readonly string[]
      readonly enabled: boolean
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  showAlertRule: {
    readonly params: { readonly alertRuleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly pipelineId: string | null
      readonly name: string
      readonly event: 'failure' | 'lateness' | 'drift' | 'check-failed'
      readonly settings: Readonly<Record<string, unknown>>
      readonly channel: 'mail' | 'webhook'
      readonly recipients: readonly string[]
      readonly enabled: boolean
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  updateAlertRule: {
    readonly params: { readonly alertRuleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly name: string
      /** null: every pipeline and load of the project */ readonly pipelineId?: string | null
      readonly event: 'failure' | 'lateness' | 'drift' | 'check-failed'
      readonly settings?: {
        /** how late is late; default half an hour */ readonly lateSeconds?: number
      }
      readonly channel: 'mail' | 'webhook'
      /** mail addresses, or URLs */ readonly recipients: readonly string[]
      /** of a webhook: signs `timestamp.body` by HMAC-SHA-256 in x-ai-etl-signature; never shown again */ readonly signingKey?: string
      readonly enabled?: boolean
    }
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly pipelineId: string | null
      readonly name: string
      readonly event: 'failure' | 'lateness' | 'drift' | 'check-failed'
      readonly settings: Readonly<Record<string, unknown>>
      readonly channel: 'mail' | 'webhook'
      readonly recipients: readonly string[]
      readonly enabled: boolean
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
    }
  }
  deleteAlertRule: {
    readonly params: { readonly alertRuleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  testAlertRule: {
    readonly params: { readonly alertRuleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listAlertDeliveries: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly ruleId?: string
      readonly state?: 'pending' | 'sent' | 'failed'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly projectId: string
        readonly ruleId: string | null
        readonly runId: string | null
        readonly event: string
        readonly channel: 'mail' | 'webhook'
        readonly recipient: string
        readonly state: 'pending' | 'sent' | 'failed'
        readonly attempts: number
        readonly answer: string | null
        readonly nextAt: string | null
        readonly createdAt: string
        readonly sentAt: string | null
      }[]
      readonly nextCursor: string | null
    }
  }
  showMonitoring: {
    readonly params: undefined
    readonly query: {
      /** whose days are meant */ readonly timezone?: string
      /** of the trend, and as far back targets are looked for */ readonly days?: number
      /** trend of this pipeline alone */ readonly pipelineId?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly today: {
        readonly since: string
        readonly byState: Readonly<Record<string, number>>
        readonly failed: number
      }
      readonly freshness: readonly {
        readonly address: string
        readonly name: string
        readonly runId: string
        readonly pipelineId: string | null
        readonly finishedAt: string
        readonly written: number
      }[]
      readonly trend: readonly {
        readonly day: string
        readonly runs: number
        readonly failed: number
        readonly read: number
        readonly written: number
        readonly rejected: number
        readonly seconds: number
      }[]
      readonly queue: { readonly queued: number; readonly running: number; readonly oldestSeconds: number }
    }
  }
  showMetricSeries: {
    readonly params: undefined
    readonly query: {
      readonly name: 'memory' | 'cpu' | 'delay' | 'jobs.queued' | 'jobs.running' | 'jobs.lag' | 'pool.waiting'
      /** default: an hour ago */ readonly from?: string
      /** default: now */ readonly until?: string
      readonly stepSeconds?: number
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly name: 'memory' | 'cpu' | 'delay' | 'jobs.queued' | 'jobs.running' | 'jobs.lag' | 'pool.waiting'
      readonly points: readonly {
        readonly at: string
        readonly labels: Readonly<Record<string, string>>
        readonly value: number
        readonly samples: number
      }[]
    }
  }
  showRetention: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      /** runs with their folders and logs */ readonly runs: number
      /** rejected rows: what they hold, and what was typed to mend them */ readonly quarantine: number
      /** jobs with their events */ readonly jobs: number
      /** uploaded files, since they were changed last */ readonly uploads: number
      /** uploads that were never completed */ readonly unfinishedUploads: number
      /** files of reports and runs */ readonly artifacts: number
      /** measured values of the monitoring page */ readonly metrics: number
      /** the log of what alerts sent */ readonly deliveries: number
      /** the audit log */ readonly audit: number
    }
  }
  saveRetention: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** runs with their folders and logs */ readonly runs?: number
      /** rejected rows: what they hold, and what was typed to mend them */ readonly quarantine?: number
      /** jobs with their events */ readonly jobs?: number
      /** uploaded files, since they were changed last */ readonly uploads?: number
      /** uploads that were never completed */ readonly unfinishedUploads?: number
      /** files of reports and runs */ readonly artifacts?: number
      /** measured values of the monitoring page */ readonly metrics?: number
      /** the log of what alerts sent */ readonly deliveries?: number
      /** the audit log */ readonly audit?: number
    }
    readonly answer: {
      /** runs with their folders and logs */ readonly runs: number
      /** rejected rows: what they hold, and what was typed to mend them */ readonly quarantine: number
      /** jobs with their events */ readonly jobs: number
      /** uploaded files, since they were changed last */ readonly uploads: number
      /** uploads that were never completed */ readonly unfinishedUploads: number
      /** files of reports and runs */ readonly artifacts: number
      /** measured values of the monitoring page */ readonly metrics: number
      /** the log of what alerts sent */ readonly deliveries: number
      /** the audit log */ readonly audit: number
    }
  }
  clearNow: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly jobId: string }
  }
  cleanRuns: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** older than so many; default: 30, with rejected rows 90 */ readonly days?: number
      /** says what would go, and removes nothing */ readonly dryRun?: boolean
    }
    readonly answer: {
      readonly dryRun: boolean
      readonly runs: readonly { readonly run: string; readonly bytes: number }[]
      /** of the folders of runs */ readonly bytes: number
      /** dead loads whose staging is removed */ readonly loads: readonly {
        readonly load: string
        readonly target: string
      }[]
      readonly kept: readonly { readonly load: string; readonly target: string; readonly why: string }[]
      readonly retention: { readonly days: number; readonly quarantineDays: number }
    }
  }
  beginUpload: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: undefined
    readonly answer: undefined
  }
  uploadSimple: {
    readonly params: undefined
    readonly query: {
      /** file name with its extension */ readonly name: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly fileName: string
      readonly mediaType: string | null
      /** of the whole file; null while the sender does not say */ readonly bytes: number | null
      /** bytes that have arrived */ readonly received: number
      readonly state: 'receiving' | 'complete' | 'failed'
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** how a pipeline document names the file; null until all of it has arrived */ readonly address: string | null
    }
  }
  listUploads: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly state?: 'receiving' | 'complete' | 'failed'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly Upload[]; readonly nextCursor: string | null }
  }
  showUpload: {
    readonly params: { readonly uploadId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly fileName: string
      readonly mediaType: string | null
      /** of the whole file; null while the sender does not say */ readonly bytes: number | null
      /** bytes that have arrived */ readonly received: number
      readonly state: 'receiving' | 'complete' | 'failed'
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** how a pipeline document names the file; null until all of it has arrived */ readonly address: string | null
    }
  }
  appendUpload: {
    readonly params: { readonly uploadId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  deleteUpload: {
    readonly params: { readonly uploadId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listConnectors: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly name: string
        readonly kind: 'system' | 'files'
        readonly schemes: readonly string[]
        readonly read: boolean
        /** modes of loading */ readonly write: readonly string[]
        /** DDL can be executed there */ readonly sql: boolean
      }[]
    }
  }
  connectorSchema: {
    readonly params: { readonly name: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: Readonly<Record<string, unknown>>
  }
  listConnections: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly connector?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly Connection[]; readonly nextCursor: string | null }
  }
  createConnection: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** letters, digits, "_", "." and "-" */ readonly name: string
      /** postgresql://user:password@host:5432/db */ readonly address?: string
      readonly connector?: string
      /** the filled form of GET /connectors/{name}/schema */ readonly values?: {
        readonly host?: string
        readonly port?: number
        readonly path?: string
        readonly user?: string
        readonly password?: string
        readonly options?: Readonly<Record<string, string | number | boolean>>
      }
    }
    readonly answer: Connection
  }
  tryConnection: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      /** postgresql://user:password@host:5432/db */ readonly address?: string
      readonly connector?: string
      /** the filled form of GET /connectors/{name}/schema */ readonly values?: {
        readonly host?: string
        readonly port?: number
        readonly path?: string
        readonly user?: string
        readonly password?: string
        readonly options?: Readonly<Record<string, string | number | boolean>>
      }
    }
    readonly answer: ConnectionTest
  }
  showConnection: {
    readonly params: { readonly connectionId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly name: string
      readonly connector: string
      /** secrets masked */ readonly address: string
      readonly testedAt: string | null
      readonly test: ConnectionTest | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly updatedAt: string
      /** null: its address is not one that the form could have made */ readonly values: {
        readonly host?: string
        readonly port?: number
        readonly path?: string
        readonly user?: string
        readonly password?: string
        readonly options?: Readonly<Record<string, string | number | boolean>>
      } | null
    }
  }
  updateConnection: {
    readonly params: { readonly connectionId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** letters, digits, "_", "." and "-" */ readonly name?: string
      /** postgresql://user:password@host:5432/db */ readonly address?: string
      readonly connector?: string
      /** the filled form of GET /connectors/{name}/schema */ readonly values?: {
        readonly host?: string
        readonly port?: number
        readonly path?: string
        readonly user?: string
        readonly password?: string
        readonly options?: Readonly<Record<string, string | number | boolean>>
      }
    }
    readonly answer: Connection
  }
  deleteConnection: {
    readonly params: { readonly connectionId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  testConnection: {
    readonly params: { readonly connectionId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: ConnectionTest
  }
  discoverConnection: {
    readonly params: { readonly connectionId: string }
    readonly query: {
      /** a part of the name */ readonly search?: string
      readonly limit?: number
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly name: string
        readonly kind: 'table' | 'view' | 'file' | 'records' | 'topic'
        readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
        readonly rows: number | null
        readonly bytes: number | null
      }[]
      /** datasets that fit, also those beyond the limit */ readonly total: number
    }
  }
  previewConnection: {
    readonly params: { readonly connectionId: string }
    readonly query: {
      readonly dataset?: string
      readonly rows?: number
      /** true needs the role architect */ readonly showPersonal?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: Preview
  }
  listSecretKeys: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly state: 'active' | 'retired'
        readonly createdAt: string
        readonly retiredAt: string | null
        /** secrets that it still opens */ readonly sealed: number
      }[]
    }
  }
  rotateSecretKeys: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly id: string
        readonly state: 'active' | 'retired'
        readonly createdAt: string
        readonly retiredAt: string | null
        /** secrets that it still opens */ readonly sealed: number
      }[]
    }
  }
  listDatasets: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly connectionId?: string
      readonly uploadId?: string
      /** a part of the name */ readonly search?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly Dataset[]; readonly nextCursor: string | null }
  }
  createDatasets: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly sources: readonly (
        | string
        | { readonly datasetId: string }
        | { readonly connectionId: string /** empty: what the connection itself names */; readonly dataset: string }
        | { readonly uploadId: string /** records or member inside */; readonly records?: string }
      )[]
    }
    readonly answer: { readonly items: readonly Dataset[] }
  }
  datasetRelations: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: undefined
    readonly answer: {
      readonly datasets: readonly { readonly id: string; readonly name: string; readonly tables: readonly string[] }[]
      readonly relations: readonly {
        readonly from: {
          readonly datasetId: string
          readonly dataset: string
          readonly table: string
          readonly columns: readonly string[]
        }
        readonly to: {
          readonly datasetId: string
          readonly dataset: string
          readonly table: string
          readonly columns: readonly string[]
        }
        readonly matched: number
        readonly exact: boolean
      }[]
    }
  }
  profileDatasets: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly datasetIds: readonly string[]
      /** about so many rows instead of all */ readonly sample?: number
    }
    readonly answer: JobStarted
  }
  showDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: Dataset
  }
  renameDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly title: string | null }
    readonly answer: Dataset
  }
  deleteDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  corridor: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly stations: readonly {
        readonly station: 'source' | 'profile' | 'advice' | 'tables' | 'pipeline' | 'run' | 'report'
        readonly state: 'done' | 'now' | 'attention' | 'ahead'
        /** made before something earlier was changed */ readonly outdated: boolean
        /** of the dataset, profile, advice, design, pipeline, run or report */ readonly objectId: string | null
        readonly at: string | null
        /** in the language asked for */ readonly fact: string | null
      }[]
    }
  }
  datasetRows: {
    readonly params: { readonly datasetId: string }
    readonly query: {
      /** of nested data; default: the root */ readonly table?: string
      /** of the finding, or of the values */ readonly field?: string
      /** of the finding */ readonly rule?: string
      /** rows that hold this value, as the profile shows it */ readonly value?: string
      /** rows of this bar of the histogram, from 0 */ readonly bin?: number
      readonly skip?: number
      readonly limit?: number
      /** true needs the role architect */ readonly showPersonal?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: {
      readonly table: string
      readonly columns: readonly string[]
      readonly rows: readonly { readonly line: number; readonly values: readonly (string | null)[] }[]
      /** columns whose values are masked */ readonly masked: readonly string[]
      /** false: the data go on behind what was looked at */ readonly ended: boolean
    }
  }
  profileDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** about so many rows instead of all */ readonly sample?: number
    }
    readonly answer: JobStarted
  }
  lastProfile: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly profileId: string
      readonly measuredAt: string
      readonly overrides: readonly FieldOverride[]
      /** types as people said; the measured ones stand in evidence.measuredType */ readonly profile: {
        readonly dataset: string
        readonly format: { readonly name: string }
        readonly decisions: readonly {
          readonly option: string
          readonly value: string | number | boolean | null
          readonly confidence: number
        }[]
        readonly bytes: number
        /** Accepted records of the root */ readonly rows: number
        readonly sampled: boolean
        readonly rejectedCount: number
        readonly rejected: readonly {
          readonly line: number
          readonly byte: number
          readonly rule: string
          readonly detail: string
          readonly file?: string
          /** The detail by its key */ readonly says?: {
            readonly phrase: string
            readonly params: Readonly<Record<string, unknown>>
          }
        }[]
        readonly tables: readonly {
          readonly name: string
          readonly parent: string | null
          readonly rows: number
          readonly fields: readonly {
            readonly name: string
            /** Whole name at the source */ readonly path: string
            /** Logical type */ readonly type: string
            readonly nullable: boolean
            readonly nulls: number
            readonly distinct: {
              readonly value: number
              readonly exact: boolean
              readonly low?: number
              readonly high?: number
            }
            readonly unique: boolean
            readonly constant: boolean
            readonly min: string | null
            readonly max: string | null
            readonly semantic: string | null
            readonly personal: boolean
            readonly top: readonly { readonly value: string; readonly count: number }[]
            readonly histogram: {
              readonly kind: 'number' | 'time' | 'length' | 'category'
              readonly bins: readonly {
                readonly from: number | string
                readonly to: number | string
                readonly count: number
              }[]
            } | null
            readonly issues: readonly {
              /** Stable name: constant, sentinel-date, mixed-boolean, stray-space, look-alike, outlier, … */ readonly rule: string
              readonly severity: 'error' | 'risk' | 'note'
              readonly count: number
              readonly examples: readonly {
                readonly value: string
                readonly line?: number
                readonly byte?: number
                /** Where several files are read */ readonly file?: string
              }[]
              /** The finding for a reader, in the language asked for */ readonly text: string
              /** What the text of this rule is made of, beside the count */ readonly params?: Readonly<
                Record<string, string | number>
              >
            }[]
            /** What the verdicts rest on */ readonly evidence: {
              readonly minLength: number
              readonly maxLength: number
              readonly maxBytes: number
              readonly patterns: readonly { readonly pattern: string; readonly count: number }[]
              readonly form: string
              readonly ruledOut: readonly {
                readonly type: string
                readonly line: number
                readonly value: string
                readonly count: number
              }[]
              readonly orderCorrelation: number | null
              /** Bytes of all values */ readonly bytes: number
            }
          }[]
          /** Candidate keys, likeliest first, composite up to three columns */ readonly keys: readonly {
            readonly columns: readonly string[]
            readonly exact: boolean
            /** Why it is a likely key, for a reader */ readonly verdict: string
            /** The verdict by its key */ readonly says?: {
              readonly text: string
              readonly params: Readonly<Record<string, string | number>>
            }
          }[]
          /** Functional dependences worth knowing */ readonly dependences: readonly {
            readonly from: readonly string[]
            readonly to: string
            readonly exact: boolean
            readonly violations: number
          }[]
          /** Rows equal to an earlier one */ readonly duplicates: { readonly rows: number; readonly exact: boolean }
          readonly timeAxis: {
            readonly column: string
            readonly from: string
            readonly to: string
            /** Rows arriving a day over the range */ readonly perDay: number
            readonly orderCorrelation: number | null
          } | null
          /** Bytes of the values of this table */ readonly bytes: number
        }[]
        /** Likely foreign keys between the tables given */ readonly relations: readonly {
          readonly from: { readonly table: string; readonly columns: readonly string[] }
          readonly to: { readonly table: string; readonly columns: readonly string[] }
          /** Share of non-null values found at the other side, 0 to 1 */ readonly matched: number
          readonly exact: boolean
        }[]
        readonly growth: {
          readonly bytesPerDay: number
          readonly rowsPerDay: number
          readonly basis: string
          /** The basis by its key */ readonly says?: {
            readonly text: string
            readonly params: Readonly<Record<string, string | number>>
          }
        } | null
        readonly seconds: number
      }
    }
  }
  listProfilesOfDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly ProfileItem[]; readonly nextCursor: string | null }
  }
  overrideFields: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly overrides: readonly FieldOverride[] }
    readonly answer: {
      readonly profileId: string
      readonly measuredAt: string
      readonly overrides: readonly FieldOverride[]
      /** types as people said; the measured ones stand in evidence.measuredType */ readonly profile: {
        readonly dataset: string
        readonly format: { readonly name: string }
        readonly decisions: readonly {
          readonly option: string
          readonly value: string | number | boolean | null
          readonly confidence: number
        }[]
        readonly bytes: number
        /** Accepted records of the root */ readonly rows: number
        readonly sampled: boolean
        readonly rejectedCount: number
        readonly rejected: readonly {
          readonly line: number
          readonly byte: number
          readonly rule: string
          readonly detail: string
          readonly file?: string
          /** The detail by its key */ readonly says?: {
            readonly phrase: string
            readonly params: Readonly<Record<string, unknown>>
          }
        }[]
        readonly tables: readonly {
          readonly name: string
          readonly parent: string | null
          readonly rows: number
          readonly fields: readonly {
            readonly name: string
            /** Whole name at the source */ readonly path: string
            /** Logical type */ readonly type: string
            readonly nullable: boolean
            readonly nulls: number
            readonly distinct: {
              readonly value: number
              readonly exact: boolean
              readonly low?: number
              readonly high?: number
            }
            readonly unique: boolean
            readonly constant: boolean
            readonly min: string | null
            readonly max: string | null
            readonly semantic: string | null
            readonly personal: boolean
            readonly top: readonly { readonly value: string; readonly count: number }[]
            readonly histogram: {
              readonly kind: 'number' | 'time' | 'length' | 'category'
              readonly bins: readonly {
                readonly from: number | string
                readonly to: number | string
                readonly count: number
              }[]
            } | null
            readonly issues: readonly {
              /** Stable name: constant, sentinel-date, mixed-boolean, stray-space, look-alike, outlier, … */ readonly rule: string
              readonly severity: 'error' | 'risk' | 'note'
              readonly count: number
              readonly examples: readonly {
                readonly value: string
                readonly line?: number
                readonly byte?: number
                /** Where several files are read */ readonly file?: string
              }[]
              /** The finding for a reader, in the language asked for */ readonly text: string
              /** What the text of this rule is made of, beside the count */ readonly params?: Readonly<
                Record<string, string | number>
              >
            }[]
            /** What the verdicts rest on */ readonly evidence: {
              readonly minLength: number
              readonly maxLength: number
              readonly maxBytes: number
              readonly patterns: readonly { readonly pattern: string; readonly count: number }[]
              readonly form: string
              readonly ruledOut: readonly {
                readonly type: string
                readonly line: number
                readonly value: string
                readonly count: number
              }[]
              readonly orderCorrelation: number | null
              /** Bytes of all values */ readonly bytes: number
            }
          }[]
          /** Candidate keys, likeliest first, composite up to three columns */ readonly keys: readonly {
            readonly columns: readonly string[]
            readonly exact: boolean
            /** Why it is a likely key, for a reader */ readonly verdict: string
            /** The verdict by its key */ readonly says?: {
              readonly text: string
              readonly params: Readonly<Record<string, string | number>>
            }
          }[]
          /** Functional dependences worth knowing */ readonly dependences: readonly {
            readonly from: readonly string[]
            readonly to: string
            readonly exact: boolean
            readonly violations: number
          }[]
          /** Rows equal to an earlier one */ readonly duplicates: { readonly rows: number; readonly exact: boolean }
          readonly timeAxis: {
            readonly column: string
            readonly from: string
            readonly to: string
            /** Rows arriving a day over the range */ readonly perDay: number
            readonly orderCorrelation: number | null
          } | null
          /** Bytes of the values of this table */ readonly bytes: number
        }[]
        /** Likely foreign keys between the tables given */ readonly relations: readonly {
          readonly from: { readonly table: string; readonly columns: readonly string[] }
          readonly to: { readonly table: string; readonly columns: readonly string[] }
          /** Share of non-null values found at the other side, 0 to 1 */ readonly matched: number
          readonly exact: boolean
        }[]
        readonly growth: {
          readonly bytesPerDay: number
          readonly rowsPerDay: number
          readonly basis: string
          /** The basis by its key */ readonly says?: {
            readonly text: string
            readonly params: Readonly<Record<string, string | number>>
          }
        } | null
        readonly seconds: number
      }
    }
  }
  adviseDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly updates?: 'none' | 'append' | 'upsert'
      /** how soon new data should be readable: 1h */ readonly every?: string
      /** 10GB/month */ readonly growth?: string
      /** how long rows are kept: 3y */ readonly retention?: string
      /** SQL that will be asked */ readonly queries?: readonly string[]
      /** false: only answered, for conditions that are still being tried */ readonly keep?: boolean
    }
    readonly answer: {
      readonly adviceId: string | null
      readonly advice: {
        readonly dataset: string
        readonly recommended: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
        /** 0 to 1 */ readonly confidence: number
        readonly ranked: readonly {
          readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          /** 0 to 100 */ readonly score: number
          readonly why: readonly {
            /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
            readonly value: string | number | boolean
            readonly threshold: string | number | boolean
            /** The reason for a reader */ readonly text: string
            readonly weight: number
          }[]
          readonly whyNot: readonly {
            /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
            readonly value: string | number | boolean
            readonly threshold: string | number | boolean
            /** The reason for a reader */ readonly text: string
            readonly weight: number
          }[]
          /** partition, order, batch, format, … */ readonly how: readonly {
            readonly table: string
            readonly what: string
            readonly text: string
          }[]
          readonly caveats: readonly string[]
        }[]
        readonly schedule: { readonly cron: string | null; readonly text: string }
        /** What would change the answer */ readonly alternatives: readonly {
          readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          readonly when: string
        }[]
        readonly experiment: {
          readonly rows: number
          readonly results: readonly {
            readonly store: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
            readonly bytes: number
            readonly queries: readonly { readonly sql: string; readonly milliseconds: number }[]
          }[]
          readonly agrees: boolean
          readonly text: string
        } | null
      }
    }
  }
  lastAdvice: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly profileId: string | null
      readonly address: string
      readonly recommended: string
      /** what the user took; null: nothing yet */ readonly chosen: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly workload: {
        readonly updates?: 'none' | 'append' | 'upsert'
        /** how soon new data should be readable: 1h */ readonly every?: string
        /** 10GB/month */ readonly growth?: string
        /** how long rows are kept: 3y */ readonly retention?: string
        /** SQL that will be asked */ readonly queries?: readonly string[]
      }
      readonly document: {
        readonly dataset: string
        readonly recommended: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
        /** 0 to 1 */ readonly confidence: number
        readonly ranked: readonly {
          readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          /** 0 to 100 */ readonly score: number
          readonly why: readonly {
            /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
            readonly value: string | number | boolean
            readonly threshold: string | number | boolean
            /** The reason for a reader */ readonly text: string
            readonly weight: number
          }[]
          readonly whyNot: readonly {
            /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
            readonly value: string | number | boolean
            readonly threshold: string | number | boolean
            /** The reason for a reader */ readonly text: string
            readonly weight: number
          }[]
          /** partition, order, batch, format, … */ readonly how: readonly {
            readonly table: string
            readonly what: string
            readonly text: string
          }[]
          readonly caveats: readonly string[]
        }[]
        readonly schedule: { readonly cron: string | null; readonly text: string }
        /** What would change the answer */ readonly alternatives: readonly {
          readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          readonly when: string
        }[]
        readonly experiment: {
          readonly rows: number
          readonly results: readonly {
            readonly store: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
            readonly bytes: number
            readonly queries: readonly { readonly sql: string; readonly milliseconds: number }[]
          }[]
          readonly agrees: boolean
          readonly text: string
        } | null
      }
    }
  }
  experimentWithDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly updates?: 'none' | 'append' | 'upsert'
      /** how soon new data should be readable: 1h */ readonly every?: string
      /** 10GB/month */ readonly growth?: string
      /** how long rows are kept: 3y */ readonly retention?: string
      /** SQL that will be asked */ readonly queries?: readonly string[]
    }
    readonly answer: JobStarted
  }
  designDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
    }
    readonly body: {
      readonly dialects?: readonly ('postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery')[]
      readonly adviceId?: string | null
      /** true: designs asked for with the same are given again while they stand */ readonly reuse?: boolean
      /** schema.table or table of the root */ readonly table?: string
      /** business key of the root */ readonly key?: readonly string[] | string
      readonly names?: 'quote' | 'transliterate'
      readonly updates?: 'none' | 'append' | 'upsert'
      /** how soon new data should be readable: 1h */ readonly every?: string
      /** 10GB/month */ readonly growth?: string
      /** how long rows are kept: 3y */ readonly retention?: string
      /** SQL that will be asked */ readonly queries?: readonly string[]
    }
    readonly answer: {
      readonly items: readonly {
        readonly designId: string
        readonly ddl: {
          readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
          readonly checked: 'executed' | 'parsed' | 'unchecked'
          /** Server and version that ran the statements */ readonly checkedOn: string | null
          readonly statements: readonly string[]
          readonly choices: readonly {
            readonly kind: 'type' | 'key' | 'partition' | 'index' | 'codec' | 'cluster'
            readonly table: string
            readonly on: string
            readonly what: string
            readonly reason: string
            readonly evidence: string
          }[]
          readonly refused: readonly {
            readonly kind: 'type' | 'key' | 'partition' | 'index' | 'codec' | 'cluster'
            readonly what: string
            readonly reason: string
          }[]
        }
      }[]
    }
  }
  listDesignsOfDataset: {
    readonly params: { readonly datasetId: string }
    readonly query: { readonly limit?: number; readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: { readonly items: readonly DesignItem[] }
  }
  showProfile: {
    readonly params: { readonly profileId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly datasetId: string | null
      readonly address: string
      readonly bytes: number
      readonly rows: number
      readonly fingerprint: string | null
      readonly seconds: number
      readonly createdBy: string | null
      readonly createdAt: string
      readonly document: {
        readonly dataset: string
        readonly format: { readonly name: string }
        readonly decisions: readonly {
          readonly option: string
          readonly value: string | number | boolean | null
          readonly confidence: number
        }[]
        readonly bytes: number
        /** Accepted records of the root */ readonly rows: number
        readonly sampled: boolean
        readonly rejectedCount: number
        readonly rejected: readonly {
          readonly line: number
          readonly byte: number
          readonly rule: string
          readonly detail: string
          readonly file?: string
          /** The detail by its key */ readonly says?: {
            readonly phrase: string
            readonly params: Readonly<Record<string, unknown>>
          }
        }[]
        readonly tables: readonly {
          readonly name: string
          readonly parent: string | null
          readonly rows: number
          readonly fields: readonly {
            readonly name: string
            /** Whole name at the source */ readonly path: string
            /** Logical type */ readonly type: string
            readonly nullable: boolean
            readonly nulls: number
            readonly distinct: {
              readonly value: number
              readonly exact: boolean
              readonly low?: number
              readonly high?: number
            }
            readonly unique: boolean
            readonly constant: boolean
            readonly min: string | null
            readonly max: string | null
            readonly semantic: string | null
            readonly personal: boolean
            readonly top: readonly { readonly value: string; readonly count: number }[]
            readonly histogram: {
              readonly kind: 'number' | 'time' | 'length' | 'category'
              readonly bins: readonly {
                readonly from: number | string
                readonly to: number | string
                readonly count: number
              }[]
            } | null
            readonly issues: readonly {
              /** Stable name: constant, sentinel-date, mixed-boolean, stray-space, look-alike, outlier, … */ readonly rule: string
              readonly severity: 'error' | 'risk' | 'note'
              readonly count: number
              readonly examples: readonly {
                readonly value: string
                readonly line?: number
                readonly byte?: number
                /** Where several files are read */ readonly file?: string
              }[]
              /** The finding for a reader, in the language asked for */ readonly text: string
              /** What the text of this rule is made of, beside the count */ readonly params?: Readonly<
                Record<string, string | number>
              >
            }[]
            /** What the verdicts rest on */ readonly evidence: {
              readonly minLength: number
              readonly maxLength: number
              readonly maxBytes: number
              readonly patterns: readonly { readonly pattern: string; readonly count: number }[]
              readonly form: string
              readonly ruledOut: readonly {
                readonly type: string
                readonly line: number
                readonly value: string
                readonly count: number
              }[]
              readonly orderCorrelation: number | null
              /** Bytes of all values */ readonly bytes: number
            }
          }[]
          /** Candidate keys, likeliest first, composite up to three columns */ readonly keys: readonly {
            readonly columns: readonly string[]
            readonly exact: boolean
            /** Why it is a likely key, for a reader */ readonly verdict: string
            /** The verdict by its key */ readonly says?: {
              readonly text: string
              readonly params: Readonly<Record<string, string | number>>
            }
          }[]
          /** Functional dependences worth knowing */ readonly dependences: readonly {
            readonly from: readonly string[]
            readonly to: string
            readonly exact: boolean
            readonly violations: number
          }[]
          /** Rows equal to an earlier one */ readonly duplicates: { readonly rows: number; readonly exact: boolean }
          readonly timeAxis: {
            readonly column: string
            readonly from: string
            readonly to: string
            /** Rows arriving a day over the range */ readonly perDay: number
            readonly orderCorrelation: number | null
          } | null
          /** Bytes of the values of this table */ readonly bytes: number
        }[]
        /** Likely foreign keys between the tables given */ readonly relations: readonly {
          readonly from: { readonly table: string; readonly columns: readonly string[] }
          readonly to: { readonly table: string; readonly columns: readonly string[] }
          /** Share of non-null values found at the other side, 0 to 1 */ readonly matched: number
          readonly exact: boolean
        }[]
        readonly growth: {
          readonly bytesPerDay: number
          readonly rowsPerDay: number
          readonly basis: string
          /** The basis by its key */ readonly says?: {
            readonly text: string
            readonly params: Readonly<Record<string, string | number>>
          }
        } | null
        readonly seconds: number
      }
    }
  }
  listAdvice: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly profileId?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly AdviceItem[]; readonly nextCursor: string | null }
  }
  showAdvice: {
    readonly params: { readonly adviceId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly profileId: string | null
      readonly address: string
      readonly recommended: string
      /** what the user took; null: nothing yet */ readonly chosen: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly workload: {
        readonly updates?: 'none' | 'append' | 'upsert'
        /** how soon new data should be readable: 1h */ readonly every?: string
        /** 10GB/month */ readonly growth?: string
        /** how long rows are kept: 3y */ readonly retention?: string
        /** SQL that will be asked */ readonly queries?: readonly string[]
      }
      readonly document: {
        readonly dataset: string
        readonly recommended: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
        /** 0 to 1 */ readonly confidence: number
        readonly ranked: readonly {
          readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          /** 0 to 100 */ readonly score: number
          readonly why: readonly {
            /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
            readonly value: string | number | boolean
            readonly threshold: string | number | boolean
            /** The reason for a reader */ readonly text: string
            readonly weight: number
          }[]
          readonly whyNot: readonly {
            /** What was measured: rows, bytes, timeAxis.perDay, updates, … */ readonly metric: string
            readonly value: string | number | boolean
            readonly threshold: string | number | boolean
            /** The reason for a reader */ readonly text: string
            readonly weight: number
          }[]
          /** partition, order, batch, format, … */ readonly how: readonly {
            readonly table: string
            readonly what: string
            readonly text: string
          }[]
          readonly caveats: readonly string[]
        }[]
        readonly schedule: { readonly cron: string | null; readonly text: string }
        /** What would change the answer */ readonly alternatives: readonly {
          readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
          readonly when: string
        }[]
        readonly experiment: {
          readonly rows: number
          readonly results: readonly {
            readonly store: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3'
            readonly bytes: number
            readonly queries: readonly { readonly sql: string; readonly milliseconds: number }[]
          }[]
          readonly agrees: boolean
          readonly text: string
        } | null
      }
    }
  }
  chooseAdvice: {
    readonly params: { readonly adviceId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: { readonly target: 'clickhouse' | 'postgresql' | 'hdfs' | 'kafka' | 's3' | null }
    readonly answer: AdviceItem
  }
  listDesigns: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly profileId?: string
      readonly dialect?: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly DesignItem[]; readonly nextCursor: string | null }
  }
  showDesign: {
    readonly params: { readonly designId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly profileId: string | null
      readonly adviceId: string | null
      readonly address: string
      readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
      readonly checked: 'executed' | 'parsed' | 'unchecked'
      /** where its statements were run for good */ readonly executedOn: string | null
      readonly executedAt: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly ddl: {
        readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
        readonly checked: 'executed' | 'parsed' | 'unchecked'
        /** Server and version that ran the statements */ readonly checkedOn: string | null
        readonly statements: readonly string[]
        readonly choices: readonly {
          readonly kind: 'type' | 'key' | 'partition' | 'index' | 'codec' | 'cluster'
          readonly table: string
          readonly on: string
          readonly what: string
          readonly reason: string
          readonly evidence: string
        }[]
        readonly refused: readonly {
          readonly kind: 'type' | 'key' | 'partition' | 'index' | 'codec' | 'cluster'
          readonly what: string
          readonly reason: string
        }[]
      }
      readonly options: {
        readonly dialect: 'postgresql' | 'clickhouse' | 'mysql' | 'redshift' | 'snowflake' | 'bigquery'
        /** schema.table or table of the root */ readonly table?: string
        readonly key?: readonly string[]
        readonly names?: 'quote' | 'transliterate'
      }
      readonly stated: {
        readonly updates?: 'none' | 'append' | 'upsert'
        /** how soon new data should be readable: 1h */ readonly every?: string
        /** 10GB/month */ readonly growth?: string
        /** how long rows are kept: 3y */ readonly retention?: string
        /** SQL that will be asked */ readonly queries?: readonly string[]
      }
    }
  }
  designDifference: {
    readonly params: { readonly designId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      /** address of a database: @connection, postgresql:///city */ readonly target: string
    }
    readonly answer: {
      readonly tables: readonly {
        readonly table: string
        readonly exists: boolean
        readonly changes: readonly {
          readonly kind: 'add-column' | 'widen' | 'take-null' | 'refuse'
          readonly table: string
          readonly column: string
          readonly from: string | null
          readonly to: string
          readonly statements: readonly string[]
          readonly reason: string
        }[]
      }[]
    }
  }
  executeDesign: {
    readonly params: { readonly designId: string }
    readonly query: {
      /** true: 202 with a job to follow instead of the answer */ readonly async?: 'true' | 'false'
      readonly lang?: 'ru' | 'en'
    }
    readonly body: {
      /** address of a database: @connection, postgresql:///city */ readonly target: string
      readonly confirmed?: boolean
    }
    readonly answer: { readonly designId: string; readonly executedOn: string; readonly statements: number }
  }
  listSamples: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly {
        readonly name: 'tickets' | 'register' | 'cadastre'
        readonly file: string
        readonly records: number
        /** null: the examples are not installed */ readonly bytes: number | null
      }[]
    }
  }
  takeSample: {
    readonly params: { readonly name: 'tickets' | 'register' | 'cadastre' }
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: undefined
    readonly answer: Dataset
  }
  listReportKinds: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly items: readonly { readonly kind: string; readonly title: string; readonly formats: readonly string[] }[]
    }
  }
  listReports: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly kind?: string
      readonly state?: 'queued' | 'running' | 'ready' | 'failed'
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly ReportItem[]; readonly nextCursor: string | null }
  }
  createReport: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly kind: 'data-analysis' | 'data-quality' | 'pipeline-performance' | 'system-health'
      readonly subject:
        | { readonly datasetId: string }
        | { readonly pipelineId: string }
        | { readonly runId: string }
        | { readonly server: true }
        | { readonly address: string }
      readonly formats?: readonly ('html' | 'md' | 'json' | 'pdf')[]
      /** how the data will be used; default: what the last advice was given */ readonly use?: {
        readonly updates?: 'none' | 'append' | 'upsert'
        /** how soon new data should be readable: 1h */ readonly every?: string
        /** 10GB/month */ readonly growth?: string
        /** how long rows are kept: 3y */ readonly retention?: string
        /** SQL that will be asked */ readonly queries?: readonly string[]
      }
    }
    readonly answer: { readonly reportId: string; readonly jobId: string }
  }
  showReport: {
    readonly params: { readonly reportId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: {
      readonly id: string
      readonly projectId: string
      readonly scheduleId: string | null
      readonly kind: string
      /** id of a dataset, pipeline:ID, run:ID, server, or an address */ readonly subject: string
      readonly title: string
      readonly language: 'ru' | 'en'
      readonly state: 'queued' | 'running' | 'ready' | 'failed'
      readonly jobId: string | null
      readonly createdBy: string | null
      readonly createdAt: string
      readonly finishedAt: string | null
      readonly error: {
        readonly code: string
        readonly message: string
        readonly where: string | null
        readonly fix: string
      } | null
      readonly document: Report | null
      readonly artifacts: readonly Artifact[]
    }
  }
  deleteReport: {
    readonly params: { readonly reportId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listReportSchedules: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly ReportSchedule[]; readonly nextCursor: string | null }
  }
  createReportSchedule: {
    readonly params: undefined
    readonly query: { readonly lang?: 'ru' | 'en'; readonly projectId?: string }
    readonly body: {
      readonly kind: 'data-analysis' | 'data-quality' | 'pipeline-performance' | 'system-health'
      readonly subject:
        | { readonly datasetId: string }
        | { readonly pipelineId: string }
        | { readonly runId: string }
        | { readonly server: true }
        | { readonly address: string }
      readonly formats?: readonly ('html' | 'md' | 'json' | 'pdf')[]
      /** default: the one asked for */ readonly language?: 'ru' | 'en'
      /** five fields: 0 6 * * 1 */ readonly cron: string
      /** IANA name: Europe/Moscow */ readonly timezone?: string
      /** mail addresses */ readonly recipients?: readonly string[]
      readonly enabled?: boolean
    }
    readonly answer: ReportSchedule
  }
  showReportSchedule: {
    readonly params: { readonly reportScheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: ReportSchedule
  }
  updateReportSchedule: {
    readonly params: { readonly reportScheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: {
      readonly kind: 'data-analysis' | 'data-quality' | 'pipeline-performance' | 'system-health'
      readonly subject:
        | { readonly datasetId: string }
        | { readonly pipelineId: string }
        | { readonly runId: string }
        | { readonly server: true }
        | { readonly address: string }
      readonly formats?: readonly ('html' | 'md' | 'json' | 'pdf')[]
      /** default: the one asked for */ readonly language?: 'ru' | 'en'
      /** five fields: 0 6 * * 1 */ readonly cron: string
      /** IANA name: Europe/Moscow */ readonly timezone?: string
      /** mail addresses */ readonly recipients?: readonly string[]
      readonly enabled?: boolean
    }
    readonly answer: ReportSchedule
  }
  deleteReportSchedule: {
    readonly params: { readonly reportScheduleId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  listArtifacts: {
    readonly params: undefined
    readonly query: {
      /** items at most */ readonly limit?: number
      /** nextCursor of the page before */ readonly cursor?: string
      readonly reportId?: string
      readonly runId?: string
      readonly jobId?: string
      readonly lang?: 'ru' | 'en'
      readonly projectId?: string
    }
    readonly body: undefined
    readonly answer: { readonly items: readonly Artifact[]; readonly nextCursor: string | null }
  }
  showArtifact: {
    readonly params: { readonly artifactId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: Artifact
  }
  downloadArtifact: {
    readonly params: { readonly artifactId: string }
    readonly query: { readonly show?: 'true' | 'false'; readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
  deleteArtifact: {
    readonly params: { readonly artifactId: string }
    readonly query: { readonly lang?: 'ru' | 'en' }
    readonly body: undefined
    readonly answer: undefined
  }
}

/** Where each route is, below /api/v1. */
export const ROUTES = {
  live: { method: 'GET', path: '/health/live' },
  ready: { method: 'GET', path: '/health/ready' },
  login: { method: 'POST', path: '/auth/login' },
  refresh: { method: 'POST', path: '/auth/refresh' },
  logout: { method: 'POST', path: '/auth/logout' },
  logoutEverywhere: { method: 'POST', path: '/auth/logout-everywhere' },
  showMe: { method: 'GET', path: '/auth/me' },
  updateMe: { method: 'PATCH', path: '/auth/me' },
  changePassword: { method: 'POST', path: '/auth/password' },
  listSessions: { method: 'GET', path: '/auth/sessions' },
  listUsers: { method: 'GET', path: '/users' },
  createUser: { method: 'POST', path: '/users' },
  showUser: { method: 'GET', path: '/users/:userId' },
  updateUser: { method: 'PATCH', path: '/users/:userId' },
  deleteUser: { method: 'DELETE', path: '/users/:userId' },
  listProjects: { method: 'GET', path: '/projects' },
  createProject: { method: 'POST', path: '/projects' },
  showProject: { method: 'GET', path: '/projects/:projectId' },
  projectCorridor: { method: 'GET', path: '/projects/:projectId/corridor' },
  updateProject: { method: 'PATCH', path: '/projects/:projectId' },
  deleteProject: { method: 'DELETE', path: '/projects/:projectId' },
  listMembers: { method: 'GET', path: '/projects/:projectId/members' },
  addMember: { method: 'POST', path: '/projects/:projectId/members' },
  updateMember: { method: 'PATCH', path: '/projects/:projectId/members/:userId' },
  removeMember: { method: 'DELETE', path: '/projects/:projectId/members/:userId' },
  listTokens: { method: 'GET', path: '/tokens' },
  createToken: { method: 'POST', path: '/tokens' },
  revokeToken: { method: 'DELETE', path: '/tokens/:tokenId' },
  listAudit: { method: 'GET', path: '/audit' },
  listPlatformAudit: { method: 'GET', path: '/audit/platform' },
  profile: { method: 'POST', path: '/data-analysis/profile' },
  recommendStorage: { method: 'POST', path: '/data-analysis/recommend-storage' },
  analyzeQueryPatterns: { method: 'POST', path: '/data-analysis/analyze-query-patterns' },
  generateDdl: { method: 'POST', path: '/data-analysis/generate-ddl' },
  dataQualityReport: { method: 'POST', path: '/data-analysis/data-quality-report' },
  testSource: { method: 'POST', path: '/sources/test' },
  discoverSource: { method: 'POST', path: '/sources/discover' },
  previewSource: { method: 'POST', path: '/sources/preview' },
  listJobs: { method: 'GET', path: '/jobs' },
  showJob: { method: 'GET', path: '/jobs/:jobId' },
  jobEvents: { method: 'GET', path: '/jobs/:jobId/events' },
  cancelJob: { method: 'POST', path: '/jobs/:jobId/cancel' },
  listPipelines: { method: 'GET', path: '/pipelines' },
  createPipeline: { method: 'POST', path: '/pipelines' },
  showPipelineSchema: { method: 'GET', path: '/pipelines/schema' },
  planPipeline: { method: 'POST', path: '/pipelines/plan' },
  importPipeline: { method: 'POST', path: '/pipelines/import' },
  checkPipeline: { method: 'POST', path: '/pipelines/check' },
  compilePipeline: { method: 'POST', path: '/pipelines/compile' },
  previewPipelineStep: { method: 'POST', path: '/pipelines/preview' },
  measurePipelineJoin: { method: 'POST', path: '/pipelines/overlap' },
  dryRunPipeline: { method: 'POST', path: '/pipelines/dry-run' },
  diffPipelines: { method: 'POST', path: '/pipelines/diff' },
  editPipeline: { method: 'POST', path: '/pipelines/edit' },
  comparePipelineRows: { method: 'POST', path: '/pipelines/difference-of-rows' },
  showPipeline: { method: 'GET', path: '/pipelines/:pipelineId' },
  pipelineCorridor: { method: 'GET', path: '/pipelines/:pipelineId/corridor' },
  showPipelineLineage: { method: 'GET', path: '/pipelines/:pipelineId/lineage' },
  updatePipeline: { method: 'PATCH', path: '/pipelines/:pipelineId' },
  savePipeline: { method: 'PUT', path: '/pipelines/:pipelineId/text' },
  deletePipeline: { method: 'DELETE', path: '/pipelines/:pipelineId' },
  listPipelineVersions: { method: 'GET', path: '/pipelines/:pipelineId/versions' },
  showPipelineVersion: { method: 'GET', path: '/pipelines/:pipelineId/versions/:number' },
  restorePipelineVersion: { method: 'POST', path: '/pipelines/:pipelineId/versions/:number/restore' },
  comparePipelineVersions: { method: 'GET', path: '/pipelines/:pipelineId/difference' },
  showAirflow: { method: 'GET', path: '/airflow' },
  deployToAirflow: { method: 'POST', path: '/pipelines/:pipelineId/airflow' },
  showDag: { method: 'GET', path: '/pipelines/:pipelineId/airflow' },
  pauseDag: { method: 'PATCH', path: '/pipelines/:pipelineId/airflow' },
  triggerDag: { method: 'POST', path: '/pipelines/:pipelineId/airflow/runs' },
  showDagRun: { method: 'GET', path: '/pipelines/:pipelineId/airflow/runs/:dagRunId' },
  showDagLog: { method: 'GET', path: '/pipelines/:pipelineId/airflow/runs/:dagRunId/tasks/:task/log' },
  listRuns: { method: 'GET', path: '/runs' },
  startLoad: { method: 'POST', path: '/runs' },
  runPipeline: { method: 'POST', path: '/pipelines/:pipelineId/runs' },
  runDocument: { method: 'POST', path: '/pipelines/run' },
  showRun: { method: 'GET', path: '/runs/:runId' },
  runCorridor: { method: 'GET', path: '/runs/:runId/corridor' },
  runEvents: { method: 'GET', path: '/runs/:runId/events' },
  cancelRun: { method: 'POST', path: '/runs/:runId/cancel' },
  resumeRun: { method: 'POST', path: '/runs/:runId/resume' },
  retryRun: { method: 'POST', path: '/runs/:runId/retry' },
  showRunLog: { method: 'GET', path: '/runs/:runId/log' },
  listReceipts: { method: 'GET', path: '/runs/:runId/receipts' },
  listQuarantine: { method: 'GET', path: '/runs/:runId/quarantine' },
  showQuarantinedRow: { method: 'GET', path: '/runs/:runId/quarantine/:rowId' },
  mendQuarantinedRow: { method: 'PUT', path: '/runs/:runId/quarantine/:rowId' },
  replayQuarantine: { method: 'POST', path: '/runs/:runId/quarantine/replay' },
  showTargetState: { method: 'POST', path: '/state/show' },
  resetTargetState: { method: 'POST', path: '/state/reset' },
  listSchedules: { method: 'GET', path: '/schedules' },
  createSchedule: { method: 'POST', path: '/schedules' },
  nextScheduleTimes: { method: 'GET', path: '/schedules/next-times' },
  showSchedule: { method: 'GET', path: '/schedules/:scheduleId' },
  updateSchedule: { method: 'PUT', path: '/schedules/:scheduleId' },
  deleteSchedule: { method: 'DELETE', path: '/schedules/:scheduleId' },
  runScheduleNow: { method: 'POST', path: '/schedules/:scheduleId/run' },
  backfillSchedule: { method: 'POST', path: '/schedules/:scheduleId/backfill' },
  listAlertRules: { method: 'GET', path: '/alert-rules' },
  createAlertRule: { method: 'POST', path: '/alert-rules' },
  showAlertRule: { method: 'GET', path: '/alert-rules/:alertRuleId' },
  updateAlertRule: { method: 'PUT', path: '/alert-rules/:alertRuleId' },
  deleteAlertRule: { method: 'DELETE', path: '/alert-rules/:alertRuleId' },
  testAlertRule: { method: 'POST', path: '/alert-rules/:alertRuleId/test' },
  listAlertDeliveries: { method: 'GET', path: '/alert-deliveries' },
  showMonitoring: { method: 'GET', path: '/monitoring' },
  showMetricSeries: { method: 'GET', path: '/metrics/series' },
  showRetention: { method: 'GET', path: '/retention' },
  saveRetention: { method: 'PUT', path: '/retention' },
  clearNow: { method: 'POST', path: '/retention/clear' },
  cleanRuns: { method: 'POST', path: '/retention/runs' },
  beginUpload: { method: 'POST', path: '/uploads' },
  uploadSimple: { method: 'POST', path: '/uploads/simple' },
  listUploads: { method: 'GET', path: '/uploads' },
  showUpload: { method: 'GET', path: '/uploads/:uploadId' },
  appendUpload: { method: 'PATCH', path: '/uploads/:uploadId' },
  deleteUpload: { method: 'DELETE', path: '/uploads/:uploadId' },
  listConnectors: { method: 'GET', path: '/connectors' },
  connectorSchema: { method: 'GET', path: '/connectors/:name/schema' },
  listConnections: { method: 'GET', path: '/connections' },
  createConnection: { method: 'POST', path: '/connections' },
  tryConnection: { method: 'POST', path: '/connections/test' },
  showConnection: { method: 'GET', path: '/connections/:connectionId' },
  updateConnection: { method: 'PATCH', path: '/connections/:connectionId' },
  deleteConnection: { method: 'DELETE', path: '/connections/:connectionId' },
  testConnection: { method: 'POST', path: '/connections/:connectionId/test' },
  discoverConnection: { method: 'GET', path: '/connections/:connectionId/discover' },
  previewConnection: { method: 'GET', path: '/connections/:connectionId/preview' },
  listSecretKeys: { method: 'GET', path: '/secret-keys' },
  rotateSecretKeys: { method: 'POST', path: '/secret-keys/rotate' },
  listDatasets: { method: 'GET', path: '/datasets' },
  createDatasets: { method: 'POST', path: '/datasets' },
  datasetRelations: { method: 'GET', path: '/datasets/relations' },
  profileDatasets: { method: 'POST', path: '/datasets/profiles' },
  showDataset: { method: 'GET', path: '/datasets/:datasetId' },
  renameDataset: { method: 'PATCH', path: '/datasets/:datasetId' },
  deleteDataset: { method: 'DELETE', path: '/datasets/:datasetId' },
  corridor: { method: 'GET', path: '/datasets/:datasetId/corridor' },
  datasetRows: { method: 'GET', path: '/datasets/:datasetId/rows' },
  profileDataset: { method: 'POST', path: '/datasets/:datasetId/profiles' },
  lastProfile: { method: 'GET', path: '/datasets/:datasetId/profile' },
  listProfilesOfDataset: { method: 'GET', path: '/datasets/:datasetId/profiles' },
  overrideFields: { method: 'PUT', path: '/datasets/:datasetId/overrides' },
  adviseDataset: { method: 'POST', path: '/datasets/:datasetId/advice' },
  lastAdvice: { method: 'GET', path: '/datasets/:datasetId/advice' },
  experimentWithDataset: { method: 'POST', path: '/datasets/:datasetId/experiment' },
  designDataset: { method: 'POST', path: '/datasets/:datasetId/designs' },
  listDesignsOfDataset: { method: 'GET', path: '/datasets/:datasetId/designs' },
  showProfile: { method: 'GET', path: '/profiles/:profileId' },
  listAdvice: { method: 'GET', path: '/advice' },
  showAdvice: { method: 'GET', path: '/advice/:adviceId' },
  chooseAdvice: { method: 'POST', path: '/advice/:adviceId/choose' },
  listDesigns: { method: 'GET', path: '/designs' },
  showDesign: { method: 'GET', path: '/designs/:designId' },
  designDifference: { method: 'POST', path: '/designs/:designId/difference' },
  executeDesign: { method: 'POST', path: '/designs/:designId/execute' },
  listSamples: { method: 'GET', path: '/samples' },
  takeSample: { method: 'POST', path: '/samples/:name' },
  listReportKinds: { method: 'GET', path: '/reports/kinds' },
  listReports: { method: 'GET', path: '/reports' },
  createReport: { method: 'POST', path: '/reports' },
  showReport: { method: 'GET', path: '/reports/:reportId' },
  deleteReport: { method: 'DELETE', path: '/reports/:reportId' },
  listReportSchedules: { method: 'GET', path: '/report-schedules' },
  createReportSchedule: { method: 'POST', path: '/report-schedules' },
  showReportSchedule: { method: 'GET', path: '/report-schedules/:reportScheduleId' },
  updateReportSchedule: { method: 'PUT', path: '/report-schedules/:reportScheduleId' },
  deleteReportSchedule: { method: 'DELETE', path: '/report-schedules/:reportScheduleId' },
  listArtifacts: { method: 'GET', path: '/artifacts' },
  showArtifact: { method: 'GET', path: '/artifacts/:artifactId' },
  downloadArtifact: { method: 'GET', path: '/artifacts/:artifactId/download' },
  deleteArtifact: { method: 'DELETE', path: '/artifacts/:artifactId' },
} as const satisfies Record<keyof RouteTypes, { readonly method: string; readonly path: string }>
