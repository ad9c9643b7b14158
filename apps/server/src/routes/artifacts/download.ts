import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@ai-etl/core/errors/error'
import { showArtifact } from '@ai-etl/runtime/store/queries/artifacts/show'
import { one } from '@ai-etl/runtime/store/query'
import { z } from 'zod'
import { HIJACKED, route } from '../../http/route.ts'
import { artifactParams, artifactScope } from './artifact.ts'

/** What a file shown in the browser may do: be seen. It has no scripts, and no origin to speak for. */
const SHOWN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"

export const downloadArtifact = route({
  id: 'downloadArtifact',
  method: 'GET',
  path: '/artifacts/:artifactId/download',
  tag: 'artifacts',
  summary: 'The file itself, to be saved or (show=true) to be looked at',
  scope: artifactScope,
  params: artifactParams,
  query: z.object({ show: z.enum(['true', 'false']).default('false') }),
  answer: null,
  media: 'application/octet-stream',
  async handle({ services, project, params: { artifactId }, query, reply }) {
    const found = await one(services.database, showArtifact, { projectId: project.id, artifactId })
    const file = await open(join(services.settings.dataDir, found.path)).catch((cause: unknown) => {
      throw new PlatformError('object.missing', { kind: 'artifact', id: artifactId }, { cause })
    })
    const { size } = await file.stat()
    const how = query.show === 'true' ? 'inline' : 'attachment'
    reply
      .type(found.mediaType)
      .header('content-length', size)
      .header(
        'content-disposition',
        `${how}; filename="${asciiName(found.name)}"; filename*=UTF-8''${encoded(found.name)}`,
      )
    if (query.show === 'true')
      reply.header('content-security-policy', SHOWN_POLICY).header('x-frame-options', 'SAMEORIGIN')
    reply.send(file.createReadStream())
    return HIJACKED
  },
})

/** For clients that know no other names (RFC 6266, appendix D). */
function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
}

/** As RFC 8187 has it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
