import type { Profile } from '@ai-etl/core/documents/profile'

type Relation = Profile['relations'][number]
/** A relation whose ends say of which dataset they are. */
export type DatasetRelation = Omit<Relation, 'from' | 'to'> & {
  readonly from: Relation['from'] & { readonly dataset: string }
  readonly to: Relation['to'] & { readonly dataset: string }
}

/** Of all relations those from one dataset to another; they stand in the profile of the dataset that they begin in. */
export function relationsBetween(datasets: readonly Profile[]): readonly DatasetRelation[] {
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
