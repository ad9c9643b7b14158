import type { Profile } from '@ai-etl/core/documents/profile'
import type { Command } from '../command.ts'
import { renderProfile } from '../render/profile.ts'

/** `profile ADDRESS…`: measured facts; of several addresses, the relations between them as well. */
export const profileCommand: Command = {
  name: 'profile',
  arguments: [{ name: 'ADDRESSES', several: true }],
  options: [{ name: 'sample', value: 'N' }, { name: 'show-personal' }],
  async run(call) {
    const { profileDatasets } = await import('@ai-etl/runtime/profiling/profile')
    const sample = call.options.count('sample', 1)
    const options = { showPersonal: call.options.flag('showPersonal'), ...(sample === undefined ? {} : { sample }) }
    const datasets = await profileDatasets(call.arguments, call.settings, options, call.live)
    if (datasets.length === 1) return { document: datasets[0], text: renderProfile(datasets[0], call.lang) }
    const relations = relationsBetween(datasets)
    const text = datasets.map((each) => renderProfile(each, call.lang)).join('\n\n\n')
    return { document: { datasets, relations }, text }
  },
}

type Relation = Profile['relations'][number]
/** A relation whose ends say of which dataset they are. */
export type DatasetRelation = Omit<Relation, 'from' | 'to'> & {
  readonly from: Relation['from'] & { readonly dataset: string }
  readonly to: Relation['to'] & { readonly dataset: string }
}

/** Of all relations those from one dataset to another; they stand in the profile of the dataset that they begin in. */
function relationsBetween(datasets: readonly Profile[]): readonly DatasetRelation[] {
  return datasets.flatMap((own) =>
    own.relations.flatMap((relation) => {
      const has = (profile: Profile) => profile.tables.some((each) => each.name === relation.to.table)
      const other = datasets.find((each) => each !== own && has(each))
      if (other === undefined || has(own)) return []
      const from = { dataset: own.dataset, ...relation.from }
      return [{ ...relation, from, to: { dataset: other.dataset, ...relation.to } }]
    }),
  )
}
