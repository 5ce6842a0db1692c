import type { Language } from '../../../platform/scope/scope.ts'
import { Note } from '../../../ui/note.tsx'
import type { Absent, Changes } from '../domain/plan/changes.ts'
import { type ChangesText, changesText } from '../text/changes.ts'

/** «Добавятся 2 пары, ни одна не изменится». */
export const changesWords = (c: ChangesText, { added, changed, lost }: Changes): string =>
  c.sum(added.length, changed.length, lost.length)

/** What the plan does to the pairs that stand, school by school, before anything is applied. */
export const ChangesNote = ({ changes, lang }: { readonly changes: Changes; readonly lang: Language }) => {
  const c = changesText[lang]
  const lists = [
    { title: c.added, lines: changes.added.map(({ name, to }) => c.to(name, to)) },
    { title: c.changed, lines: changes.changed.map(({ name, from, to }) => c.instead(name, from, to)) },
    { title: c.lost, lines: changes.lost.map(({ name, from }) => (name === '' ? c.gone : c.to(name, from))) },
    { title: c.without, lines: [...changes.without] },
  ].filter(({ lines }) => lines.length > 0)
  const isCalm = changes.changed.length + changes.lost.length + changes.without.length === 0
  return (
    <Note kind={isCalm ? 'done' : 'need'} title={changesWords(c, changes)}>
      {lists.map(({ title, lines }) => (
        <p>
          {title}: <span lang="ru">{lines.join('; ')}</span>
        </p>
      ))}
      <p>{c.kept(changes.kept)}</p>
    </Note>
  )
}

/** Mentor schools of before that this plan cannot count on, by name and with the reason. */
export const AbsentMentors = ({
  absent,
  lang,
}: {
  readonly absent: readonly Absent[]
  readonly lang: Language
}) => {
  const c = changesText[lang]
  if (absent.length === 0) return null
  return (
    <>
      <p>{c.absent}</p>
      <ul lang="ru">
        {absent.map(({ mentor, mentees, reason }) => (
          <li>{c.absentLine(mentor, mentees.join(', '), reason === null ? c.silent : c.refused(reason))}</li>
        ))}
      </ul>
    </>
  )
}
