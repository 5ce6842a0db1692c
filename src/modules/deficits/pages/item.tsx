import { shortDay } from '../../../kernel/format.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { SpreadHead, Stack, Two } from '../../../ui/layout.tsx'
import { SummaryList } from '../../../ui/lists.tsx'
import { Note } from '../../../ui/note.tsx'
import { Now } from '../../../ui/now.tsx'
import { Chosen, EvidencePart, Offers, People } from './item-forms.tsx'
import { Results } from './item-results.tsx'
import { type ItemPageProps, ThreadList } from './item-thread.tsx'
import { placed } from './numbered.ts'
import { DeficitTag, HandsOf, severityWords } from './shell.tsx'

const Facts = ({ here, line, thread }: ItemPageProps) => {
  const { t } = here
  return (
    <SummaryList
      narrow
      lines={[
        { label: t.deficit.state, value: <DeficitTag state={line.state} t={t} /> },
        ...(line.closedHow === null
          ? []
          : [{ label: t.item.closedHow, value: t.item.closings[line.closedHow] }]),
        { label: t.sheet.severity, value: severityWords(line.severity, t) },
        { label: t.deficit.kind, value: t.kinds[line.kind] },
        { label: t.deficit.whom, value: t.audiences[line.audience] },
        { label: t.item.namedOn, value: shortDay(line.namedOn) },
        {
          label: <Now>{t.item.route}</Now>,
          value: line.route === null ? t.item.notRouted : t.routes[line.route],
        },
        ...(line.state === 'closed'
          ? []
          : [{ label: t.deficit.hands, value: <HandsOf line={line} here={here} /> }]),
        ...(line.theme !== null && thread.wording !== ''
          ? [{ label: t.item.wording, value: <span lang="ru">{thread.wording}</span> }]
          : []),
      ]}
    />
  )
}

/** One deficit from its naming to its result: the thread is never cut (product, section 4). */
export const ItemPage = (props: ItemPageProps) => {
  const { here, line, done, problems } = props
  const { t } = here
  const title = `${line.name}${line.subject === '' ? '' : `, ${line.subject}`}`
  return (
    <>
      <SpreadHead
        title={<span lang="ru">{title}</span>}
        lead={
          <>
            <span lang="ru">{line.school}</span> <DeficitTag state={line.state} t={t} />{' '}
            {line.state === 'closed' ? null : (
              <>
                {t.deficit.hands.toLowerCase()}: <HandsOf line={line} here={here} />
              </>
            )}
          </>
        }
        crumbs={[
          { label: t.title, href: '/deficits' },
          { label: line.school, href: `/deficits/schools/${line.organisation}` },
          { label: title },
        ]}
      />
      <ErrorSummary problems={placed(props.values, problems)} />
      {done in t.item.done ? (
        <Note kind="done" title={t.item.done[done as keyof typeof t.item.done]} />
      ) : null}
      <Two>
        <div>
          <ThreadList {...props} />
          <Results {...props} />
          <Offers {...props} />
          <Chosen {...props} />
          <EvidencePart {...props} />
        </div>
        <Stack>
          <Facts {...props} />
          <People {...props} />
        </Stack>
      </Two>
    </>
  )
}
