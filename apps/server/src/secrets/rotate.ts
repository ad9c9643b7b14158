import { addKey } from '@ai-etl/runtime/connections/keys'
import { resealConnections } from '@ai-etl/runtime/connections/store'
import type { MetadataDatabase } from '@ai-etl/runtime/store/database'
import { resealAlertRule } from '@ai-etl/runtime/store/queries/alert-rules/reseal'
import { alertRulesSealedByOtherKeys } from '@ai-etl/runtime/store/queries/alert-rules/sealed-by-other-keys'
import { resealConnection } from '@ai-etl/runtime/store/queries/connections/reseal'
import { connectionsSealedByOtherKeys } from '@ai-etl/runtime/store/queries/connections/sealed-by-other-keys'
import { resealJob } from '@ai-etl/runtime/store/queries/jobs/reseal'
import { jobsSealedByOtherKeys } from '@ai-etl/runtime/store/queries/jobs/sealed-by-other-keys'
import { idsOfProjects } from '@ai-etl/runtime/store/queries/projects/ids'
import { resealMended } from '@ai-etl/runtime/store/queries/quarantine/reseal'
import { mendedSealedByOtherKeys } from '@ai-etl/runtime/store/queries/quarantine/sealed-by-other-keys'
import { none, rows } from '@ai-etl/runtime/store/query'
import { sealInput, unsealInput } from '../jobs/secrets.ts'
import { projectSettings } from '../project-settings.ts'
import type { Services } from '../services.ts'

type Needed = Pick<Services, 'settings' | 'database' | 'secrets'>

/** Rows sealed anew at once. */
const AT_ONCE = 100

/** What holds sealed texts in the database: how to find those of other keys, and how to replace one. */
const HOLDERS = [
  { find: connectionsSealedByOtherKeys, replace: resealConnection },
  { find: alertRulesSealedByOtherKeys, replace: resealAlertRule },
  { find: mendedSealedByOtherKeys, replace: resealMended },
] as const

/**
 * Begins to seal with a new key and seals all anew. A key given by the environment is the operator's to change: then
 * only what earlier ones sealed is sealed anew. Earlier keys of the file stay readable, for texts that were on their way:
 * jobs that were asked for, and rows that were mended, in the same moment.
 * @throws PlatformError `connections.key-wrong` when something was sealed with a key that is not known any more
 */
export async function rotateKeys(services: Needed): Promise<void> {
  const { settings, database, secrets } = services
  if (!settings.environment.AI_ETL_SECRET_KEY) await addKey(settings.dataDir)
  const { keyId } = await secrets.seal('')
  for (const holder of HOLDERS) await resealAll(database, secrets, holder, keyId)
  await resealJobs(database, secrets, keyId)
  for (const { id } of await rows(database, idsOfProjects, {}))
    await resealConnections(await projectSettings(services, id, 'en'))
}

async function resealAll(
  database: MetadataDatabase,
  secrets: Services['secrets'],
  { find, replace }: (typeof HOLDERS)[number],
  keyId: string,
): Promise<void> {
  for (;;) {
    const others = await rows(database, find, { keyId, limit: AT_ONCE })
    for (const { id, sealed } of others)
      await none(database, replace, { id, was: sealed, ...(await secrets.seal(await secrets.unseal(sealed, id))) })
    if (others.length < AT_ONCE) return
  }
}

/** What jobs were given: those that wait, and those that are over and may be asked for once more. */
async function resealJobs(database: MetadataDatabase, secrets: Services['secrets'], keyId: string): Promise<void> {
  for (;;) {
    const others = await rows(database, jobsSealedByOtherKeys, { keyId, limit: AT_ONCE })
    for (const { id, input } of others) {
      const given = await sealInput(await unsealInput(input.given, secrets), secrets)
      await none(database, resealJob, { id, given })
    }
    if (others.length < AT_ONCE) return
  }
}
