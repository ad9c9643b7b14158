import { appendUpload } from './append.ts'
import { beginUpload } from './begin.ts'
import { deleteUpload } from './delete.ts'
import { listUploads } from './list.ts'
import { showUpload } from './show.ts'
import { uploadSimple } from './simple.ts'

export const uploadRoutes = [beginUpload, uploadSimple, listUploads, showUpload, appendUpload, deleteUpload] as const
