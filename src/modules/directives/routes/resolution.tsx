import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import type { AnyCommand } from '../../../platform/command/command.ts'
import { type FormValues, prefilled } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { loadPartOf } from '../../assignments/public.ts'
import { personNames } from '../../people/public.ts'
import { draftResolution, receiveDirective } from '../commands/resolution.ts'
import { giveResolution, manageDirective } from '../domain/access.ts'
import { assignableClauses } from '../domain/expand.ts'
import { resolutionSheet } from '../domain/resolution-sheet.ts'
import type { Clause } from '../domain/types.ts'
import { PaperPage } from '../pages/paper-page.tsx'
import { ReceivePage } from '../pages/receive.tsx'
import { ResolutionPage } from '../pages/resolution.tsx'
import { headsOf, type Resolution, resolutionOf } from '../queries/resolution.ts'
import { twinName } from '../queries/twins.ts'
import { resolutionText } from '../text/resolution.ts'
import { directiveSentences, directiveText } from '../text.ts'
import { type Found, find, SECTION, whileChecked } from './found.ts'
import { outlined, sheetOf } from './load.ts'
import { peopleOffered } from './offered.tsx'

const WHOLE = 'whole'

/** Fields of the resolution: what was typed, else the draft, else everything goes down as in the paper. */
const resolutionValues = (clauses: readonly Clause[], saved: Resolution | null): FormValues => {
  const lines = new Map(saved?.lines.map((line) => [line.clause ?? WHOLE, line]))
  const keys = [WHOLE, ...clauses.map((clause) => clause.id)]
  return prefilled({
    text: saved?.text,
    ...Object.fromEntries(
      keys.flatMap((key) => {
        const line = lines.get(key)
        return [
          [`down-${key}`, line === undefined || line.goesDown ? 'yes' : null],
          [`until-${key}`, line?.term],
          [`what-${key}`, line?.text],
          [`who-${key}`, line?.executors[0]],
          [`with-${key}`, line?.executors.slice(1)],
        ]
      }),
    ),
  })
}

const lineInput = (values: FormValues, key: string) => ({
  clause: key === WHOLE ? null : key,
  goesDown: values.has(`down-${key}`),
  text: values.text(`what-${key}`),
  term: values.text(`until-${key}`),
  executors: [
    ...new Set([values.text(`who-${key}`), ...values.all(`with-${key}`)].filter((each) => each !== '')),
  ],
})

/** Lines by the names of the fields that came: «until-…» stands in every line of the form. */
const resolutionInput = (values: FormValues, param: (name: string) => string) => ({
  directive: param('id'),
  text: values.text('text'),
  lines: Object.keys(values.fields)
    .flatMap((name) => (name.startsWith('until-') ? [name.slice('until-'.length)] : []))
    .map((key) => lineInput(values, key)),
})

/** Pages of the resolution exist while the paper waits for it. */
const whileWaiting = async (visit: Visit): Promise<Found | Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  if (!may(manageDirective, visit.scope, found.directive)) return { kind: 'notFound' }
  return found.directive.state === 'resolution'
    ? found
    : { kind: 'redirect', to: `/directives/${found.card.id}` }
}

const showResolution = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileWaiting(visit)
  if ('kind' in found) return found
  const { directive, card } = found
  const [{ outline, load }, resolution, heads] = await Promise.all([
    outlined(visit, found),
    resolutionOf(visit.tx, card.id),
    headsOf(visit.tx, directive.owner),
  ])
  const clauses = assignableClauses(found.clauses)
  const draft = typed === null ? await visit.draft('directive.resolution', card.id) : null
  const values = typed?.values ?? draft ?? resolutionValues(clauses, resolution)
  const { people, more } = await peopleOffered(visit, directive.owner, {
    typed,
    chosen: [WHOLE, ...clauses.map(({ id }) => id)].flatMap((key) => lineInput(values, key).executors),
    most: Math.max(100, Math.min(700, Math.floor(20_000 / (clauses.length + 2)))),
  })
  return visit.page(
    { title: resolutionText[visit.lang].title, section: SECTION, failed: (typed?.problems.length ?? 0) > 0 },
    <ResolutionPage
      card={card}
      clauses={clauses}
      load={load}
      busy={await loadPartOf(visit, outline.organisations, outline.ids)}
      resolution={resolution}
      people={people}
      heads={heads.map((head) => head.name).join(', ')}
      mayGive={may(giveResolution, visit.scope, directive)}
      isDrafted={visit.query('done') === 'drafted'}
      values={values}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      more={more}
    />,
  )
}

const showReceive = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const { directive, card } = found
  if (directive.direction !== 'incoming') return { kind: 'redirect', to: `/directives/${card.id}/addressees` }
  const [heads, whole] = await Promise.all([headsOf(visit.tx, directive.owner), outlined(visit, found)])
  return visit.page(
    {
      title: resolutionText[visit.lang].receive.title,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <ReceivePage
      card={card}
      sheet={await sheetOf(visit, whole)}
      heads={heads.map((head) => head.name).join(', ')}
      twin={await twinName(visit.tx, card.id)}
      values={typed?.values ?? prefilled({ receivedOn: shortDay(visit.scope.today) })}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />,
  )
}

/** The sheet that is printed and pinned to the paper; it exists once the resolution is given. */
const showSheet = async (visit: Visit): Promise<Answer> => {
  const found = await find(visit)
  const resolution = found && (await resolutionOf(visit.tx, found.card.id))
  if (found === null || resolution?.givenBy == null) return { kind: 'notFound' }
  const { card } = found
  const words = resolutionText.ru
  const people = await personNames(
    visit.tx,
    resolution.lines.flatMap((line) => line.executors),
  )
  const numberOf = (clause: string | null) => found.clauses.find((each) => each.id === clause)?.number ?? ''
  const paper = resolutionSheet({
    title: words.sheet.title,
    of: [
      words.sheet.of(
        directiveText.ru.dated(card.kind, card.number, card.dateOn),
        card.intakeNumber ?? '',
        card.receivedOn === null ? '' : shortDay(card.receivedOn),
      ),
      card.title,
    ],
    text: resolution.text,
    head: [words.card.who, words.card.what, words.card.until],
    rows: resolution.lines
      .filter((line) => line.executors.length > 0 || line.term !== '' || line.text !== '')
      .map((line) => [
        line.executors.length === 0
          ? words.card.down
          : line.executors.map((id) => people.get(id) ?? '').join(', '),
        line.text || (line.clause === null ? words.card.whole : words.clause(numberOf(line.clause))),
        line.term || (line.dueOn === null ? '' : shortDay(line.dueOn)),
      ]),
    position: resolution.positionThen ?? '',
    name: resolution.givenBy,
    day: resolution.givenOn === null ? '' : shortDay(resolution.givenOn),
  })
  return visit.page(
    { title: resolutionText[visit.lang].sheet.title, section: SECTION, paper: true },
    <PaperPage paper={paper} id={card.id} hasPdf={false} isOwn={false} lang={visit.lang} />,
  )
}

const draftName = (_values: FormValues, param: (name: string) => string) => ({
  form: 'directive.resolution',
  subject: param('id'),
  title: resolutionText.ru.title,
  address: `/directives/${param('id')}/resolution`,
})

const shared = {
  input: resolutionInput,
  again: showResolution,
  sentences: directiveSentences,
  draft: draftName,
}

/** Taking in and resolving; the giving of the resolution comes from the composition. */
export const resolutionRoutes = (resolve: AnyCommand): readonly Route[] => [
  page('/directives/:id/receive', 'person', (visit) => showReceive(visit, null)),
  form('/directives/:id/receive', 'person', {
    command: receiveDirective,
    input: (values, param) => ({
      directive: param('id'),
      number: values.text('number'),
      receivedOn: values.text('receivedOn'),
    }),
    again: showReceive,
    sentences: directiveSentences,
  }),
  page('/directives/:id/resolution/sheet', 'person', showSheet),
  page('/directives/:id/resolution', 'person', (visit) => showResolution(visit, null)),
  form('/directives/:id/resolution', 'person', { command: draftResolution, ...shared }),
  form('/directives/:id/resolution/give', 'person', { command: resolve, ...shared }),
]
