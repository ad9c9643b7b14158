import { adviseDataset } from './advise.ts'
import { corridor } from './corridor.ts'
import { createDatasets } from './create.ts'
import { deleteDataset } from './delete.ts'
import { designDataset } from './design.ts'
import { experimentWithDataset } from './experiment.ts'
import { lastAdvice } from './last-advice.ts'
import { lastProfile } from './last-profile.ts'
import { listDatasets } from './list.ts'
import { listDesignsOfDataset } from './list-designs.ts'
import { listProfilesOfDataset } from './list-profiles.ts'
import { overrideFields } from './override.ts'
import { profileDatasets } from './profile.ts'
import { profileDataset } from './profile-one.ts'
import { datasetRelations } from './relations.ts'
import { renameDataset } from './rename.ts'
import { datasetRows } from './rows.ts'
import { showDataset } from './show.ts'

export const datasetRoutes = [
  listDatasets,
  createDatasets,
  datasetRelations,
  profileDatasets,
  showDataset,
  renameDataset,
  deleteDataset,
  corridor,
  datasetRows,
  profileDataset,
  lastProfile,
  listProfilesOfDataset,
  overrideFields,
  adviseDataset,
  lastAdvice,
  experimentWithDataset,
  designDataset,
  listDesignsOfDataset,
] as const
