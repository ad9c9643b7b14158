import { createUser } from './create.ts'
import { deleteUser } from './delete.ts'
import { listUsers } from './list.ts'
import { showUser } from './show.ts'
import { updateUser } from './update.ts'

export const userRoutes = [listUsers, createUser, showUser, updateUser, deleteUser] as const
