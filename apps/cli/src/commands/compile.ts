import { CODE_DIALECTS, type Compiled } from '@ai-etl/core/documents/compiled'
import { PlatformError } from '@ai-etl/core/errors/error'
import { AIRFLOW_TASKS } from '@ai-etl/core/targets/airflow/tasks'
import { TARGET_NAMES } from '@ai-etl/runtime/compile/targets'
import type { Answer, Call, Command } from '../command.ts'
import { chosen } from '../options.ts'
import { sayIn } from '../render/labels.ts'

/** Of a DAG. */
export const TASKS = { name: 'tasks', value: 'T', choices: AIRFLOW_TASKS } as const

/** `compile FILE.yaml --to TARGET -o DIR`: nothing is written where something is refused. */
export const compileCommand: Command = {
  name: 'compile',
  arguments: [{ name: 'FILE' }],
  options: [
    { name: 'to', value: 'TARGET', choices: TARGET_NAMES, required: true },
    { name: 'dialect', value: 'D', choices: CODE_DIALECTS },
    TASKS,
    { name: 'output', short: 'o', value: 'DIR', required: true },
  ],
  async run(call) {
    const { compilePipeline } = await import('@ai-etl/runtime/compile/compile')
    const request = { at: call.arguments[0], ...asked(call) }
    const { document, files } = await compilePipeline(request, call.settings, call.live)
    return compiled(call, document, files)
  },
}

/** The target and dialect of a command line. */
export function asked(call: Call) {
  // The option is required, and commander has refused all else.
  const to = chosen(TARGET_NAMES, call.options.text('to')) ?? TARGET_NAMES[0]
  return { to, dialect: chosen(CODE_DIALECTS, call.options.text('dialect')) ?? null, tasks: askedTasks(call) }
}

/** What the tasks of a DAG are asked to be; null where nothing was said. */
export function askedTasks(call: Call) {
  return chosen(AIRFLOW_TASKS, call.options.text('tasks')) ?? null
}

/** Writes what was compiled, or tells what was refused. */
export async function compiled(
  call: Call,
  document: Compiled,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<Answer> {
  const folder = call.options.text('output') ?? '.'
  if (document.refused.length > 0) return refused(call, document)
  const { writeCompiled } = await import('@ai-etl/runtime/compile/write')
  await writeCompiled(files, folder)
  const say = sayIn(call.lang)
  const warnings = document.warnings.map((warning) => `${say('risk')}: ${warning}`)
  return { document, text: [...document.files.map((path) => `${folder}/${path}`), ...warnings].join('\n') }
}

function refused({ arguments: [name], lang }: Call, document: Compiled): Answer {
  const constructs = document.refused.map(({ step, what, reason }) => `${step}: ${what} — ${reason}`).join('; ')
  const params = { document: name, target: document.target, constructs }
  const error = new PlatformError('compile.refused', params).problem(lang)
  const lines = document.refused.map(({ step, what, reason }) => `${step}: ${what} — ${reason}`)
  const text = [...lines, error.fix].join('\n')
  return { document: { ...document, error }, text, status: 1 }
}
