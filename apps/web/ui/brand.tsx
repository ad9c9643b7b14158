import { classes } from '#lib/classes.ts'

/** The mark: a station on a line. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden
      className={classes('size-5 text-accent', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <path d="M1 10h4.5M14.5 10H19" />
      <circle cx="10" cy="10" r="4.5" />
    </svg>
  )
}
