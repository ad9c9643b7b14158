import { addMember } from './add-member.ts'
import { projectCorridor } from './corridor.ts'
import { createProject } from './create.ts'
import { deleteProject } from './delete.ts'
import { listProjects } from './list.ts'
import { listMembers } from './list-members.ts'
import { removeMember } from './remove-member.ts'
import { showProject } from './show.ts'
import { updateProject } from './update.ts'
import { updateMember } from './update-member.ts'

export const projectRoutes = [
  listProjects,
  createProject,
  showProject,
  projectCorridor,
  updateProject,
  deleteProject,
  listMembers,
  addMember,
  updateMember,
  removeMember,
] as const
