import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import type { Stop } from '../domain/checks.ts'
import type { Looked } from '../domain/rulings.ts'
import type { Matching } from '../domain/types.ts'
import type { ConsentText } from '../text/consent.ts'
import { SECTION } from './shell.tsx'

/** What a check found, as a sentence. */
export const stopWords = (stop: Stop, { checks }: ConsentText): string => checks[stop.check](stop.values)

type Props = {
  readonly c: ConsentText
  readonly matching: Pick<Matching, 'id' | 'state'>
  readonly board: { readonly looked: readonly Looked[] }
  /** Elsewhere than on the page of rulings: the way there. */
  readonly away?: boolean
}

/** Between the draft and the signature: pairs that the act names and that would not be made today. Nothing while all stand. */
export const ChangedSince = ({ c, matching, board, away = false }: Props) => {
  const stopped = board.looked.filter(
    ({ ruling, stops }) => ruling?.ruling === 'confirmed' && stops.length > 0,
  )
  if (matching.state !== 'deciding' || stopped.length === 0) return null
  return (
    <Note kind="error" title={c.rulings.changedSince(stopped.length)}>
      {stopped.map(({ line, stops }) => (
        <p lang="ru">
          {c.rulings.stoppedSince(
            line.menteeName,
            line.mentorName,
            stops.map((stop) => stopWords(stop, c)).join('; '),
          )}
        </p>
      ))}
      <p>
        {c.rulings.changedWhy}{' '}
        {away ? <Link href={`${SECTION}/${matching.id}/rulings`}>{c.rulings.open}</Link> : null}
      </p>
    </Note>
  )
}
