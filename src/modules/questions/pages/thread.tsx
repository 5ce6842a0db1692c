import { momentText } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import type { Language } from '../../../platform/scope/scope.ts'
import { Link } from '../../../ui/link.tsx'
import { useRoles } from '../../../ui/surroundings.ts'
import { Tag, type TagState } from '../../../ui/tag.tsx'
import type { QuestionState } from '../domain/types.ts'
import type { Thread } from '../queries.ts'
import { questionsText } from '../text.ts'

const TAG: Readonly<Record<QuestionState, TagState>> = {
  open: 'need',
  answered: 'accepted',
  closed: 'offControl',
}

/** Language and zone of whoever reads. */
export type Reader = { readonly lang: Language; readonly zone: string }

type Saying = {
  readonly by: string | null
  readonly role: string | null
  readonly at: string
  readonly how?: string
}

const By = ({ by, role, at, zone, how = '' }: Saying & Pick<Reader, 'zone'>) => {
  const named = role === null ? '' : useRoles()(role)
  return (
    <p class="by">
      {by === null ? null : (
        <>
          <b lang="ru">{by}</b>
          {named === '' ? '' : `, ${named}`},{' '}
        </>
      )}
      {by !== null || named === '' ? null : `${named}, `}
      {[how, momentText(localMoment(toMoment(at), zone))].filter(Boolean).join(', ')}
    </p>
  )
}

/** A question with its answers; `linked` leads to the page where it is answered. */
export const ThreadPart = ({
  thread,
  lang,
  zone,
  linked,
}: Reader & { readonly thread: Thread; readonly linked?: boolean }) => {
  const t = questionsText[lang]
  return (
    <article class="thread-q" id={`q-${thread.id}`}>
      <By by={thread.by} role={thread.role} at={thread.at} zone={zone} how={t.said[thread.channel]} />
      {thread.rowWords === null ? null : (
        <p class="small muted words" lang="ru">
          {thread.rowWords}
        </p>
      )}
      <p class="read pre words" lang="ru">
        {thread.text}
      </p>
      <p class="small">
        <Tag state={TAG[thread.state]}>{t.states[thread.state]}</Tag>{' '}
        {thread.toName === null || thread.state !== 'open' ? null : (
          <span class="muted">
            {t.to('')}
            <span lang="ru">{thread.toName}</span>
          </span>
        )}
        {thread.isOpen ? <span class="muted"> {t.forAll}</span> : null}
      </p>
      {thread.answers.map((answer) => (
        <div class="answer-q">
          <By by={answer.by} role={answer.role} at={answer.at} zone={zone} how={t.said[answer.channel]} />
          <p class="read pre words" lang="ru">
            {answer.text}
          </p>
        </div>
      ))}
      {linked === true && thread.state !== 'closed' ? (
        <p class="small noprint">
          <Link href={`/questions/${thread.id}`}>{t.open}</Link>
        </p>
      ) : null}
    </article>
  )
}
