// Written by tools/client.ts from the routes of the server: `node tools/client.ts`.

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
  listJobs: { method: 'GET', path: '/jobs' },
  showJob: { method: 'GET', path: '/jobs/:jobId' },
  jobEvents: { method: 'GET', path: '/jobs/:jobId/events' },
  cancelJob: { method: 'POST', path: '/jobs/:jobId/cancel' },
} as const satisfies Record<keyof RouteTypes, { readonly method: string; readonly path: string }>
