import type { Child } from 'hono/jsx'
import { useText } from './surroundings.ts'

export type PrintHeadProps = {
  readonly organisation: string
  readonly title: Child
  /** «09.11.2022, 16:20». */
  readonly printed: string
  /** Where the rows come from: references. */
  readonly source?: Child | undefined
}

/** Head of a printed page: whose it is, what it is, when it was printed, where it comes from. Not shown on the screen. */
export const PrintHead = ({ organisation, title, printed, source }: PrintHeadProps) => {
  const text = useText()
  return (
    <div class="print-head">
      <p>{organisation}</p>
      <p class="print-title">{title}</p>
      {source === undefined ? null : <p>{source}</p>}
      <p>{text.print.printed(printed)}</p>
    </div>
  )
}
