import type { Day } from '../kernel/day.ts'
import { shortDay } from '../kernel/format.ts'
import type { Lang } from '../kernel/plural.ts'
import { HiddenFields } from './fields/hidden.tsx'
import { DateField } from './fields/text.tsx'
import { Details } from './layout.tsx'
import { useText } from './surroundings.ts'

const split = (path: string): { page: string; others: Record<string, string> } => {
  const [page = '', query = ''] = path.split('?')
  return { page, others: Object.fromEntries(new URLSearchParams(query)) }
}

/** «На 15.03.2026»: which day the page shows, what of it is today's, and the way back. */
export const PastDay = ({ day, path }: { readonly day: Day; readonly path: string; readonly lang: Lang }) => {
  const text = useText()
  return (
    <div class="note note--lock past" role="status">
      <p>
        <b>{text.past.title(shortDay(day))}</b> {text.past.readOnly} {text.past.todays}
      </p>
      <p>
        <a href={path}>{text.past.back}</a>
      </p>
    </div>
  )
}

/** The wish for another day, at the end of a page that can show it. Asks only, so it needs no token. */
export const AskDay = ({ path }: { readonly path: string }) => {
  const text = useText()
  const { page, others } = split(path)
  return (
    <div class="after past-ask noprint">
      <Details title={text.past.ask}>
        <form class="form" method="get" action={page}>
          <HiddenFields values={others} />
          <DateField name="on" label={text.past.day} hint={text.past.hint} />
          <button class="btn btn--2" type="submit">
            {text.past.show}
          </button>
        </form>
      </Details>
    </div>
  )
}
