/** What a sample looks like from afar: rows with one broken, a list that opens into a table, a tree with a contour. */
export function SampleDrawing({ of }: { of: 'tickets' | 'register' | 'cadastre' }) {
  const { plain, accent, head, broken } = DRAWINGS[of]
  return (
    <svg viewBox="0 0 132 76" width="132" height="76" aria-hidden fill="none" strokeWidth="1.25">
      <path className="stroke-line-strong" d={plain} />
      {broken && <path className="stroke-bad" d={broken} />}
      {accent && <path className="stroke-accent" d={accent} />}
      <path className="stroke-ink-2" strokeWidth="2" d={head} />
    </svg>
  )
}

interface Drawing {
  head: string
  plain: string
  accent?: string
  broken?: string
}

/** A row of four cells at the height `y`. */
function row(y: number): string {
  return `M4 ${y}h22M31 ${y}h30M66 ${y}h27M98 ${y}h30`
}

const DRAWINGS: Record<'tickets' | 'register' | 'cadastre', Drawing> = {
  tickets: {
    head: row(8),
    plain: [21, 34, 60, 73].map(row).join(''),
    broken: 'M4 47h22M31 47h62M98 47h9M112 47h16',
  },
  register: {
    head: 'M4 8h58',
    plain: 'M4 21h50M4 34h44M4 47h54M4 60h36M80 23h30M80 45h36M80 67h24',
    accent: 'M40 60h20c8 0 8-44 16-44M60 60c8 0 8-22 16-22M60 60h16M80 16h48M80 38h48M80 60h48',
  },
  cadastre: {
    head: 'M4 8h26',
    plain: 'M10 14v54M10 21h8M10 50h8M22 21h30M22 50h26M30 27v14M30 34h8M30 56v12M30 63h8',
    accent: 'M42 34h30M42 63h24M54 40v8M54 44h6M52 68h6M64 44h22M78 34h14M96 34l8-6 12 3 6 9-9 7-13-2z',
  },
}
