import { deleteArtifact } from './delete.ts'
import { downloadArtifact } from './download.ts'
import { listArtifacts } from './list.ts'
import { showArtifact } from './show.ts'

export const artifactRoutes = [listArtifacts, showArtifact, downloadArtifact, deleteArtifact] as const
