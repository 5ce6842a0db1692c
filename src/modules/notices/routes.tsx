import { shortDay } from '../../kernel/format.ts'
import { isUuid } from '../../kernel/ids.ts'
import { pageNumber } from '../../kernel/paging.ts'
import { addSeconds, moment } from '../../platform/clock.ts'
import { type FormValues, prefilled } from '../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../platform/http/visit.ts'
import { keepSettings, readNews } from './commands.ts'
import { type Counts, composeLetter, kindOf } from './domain/letter.ts'
import { LETTER_KINDS, type LetterKind, type NoticeSettings, type OwnSettings } from './domain/types.ts'
import { NewsPage } from './pages/news.tsx'
import { type Preview, SettingsPage } from './pages/settings.tsx'
import { newsCounts, newsOf, PER_PAGE } from './queries/news.ts'
import { nodeOfKeeper, peopleToShow, programmesOf, settingsAt, waitingOf } from './queries/settings.ts'
import { CATCH_UP_SECONDS } from './queries/waiting.ts'
import { noticesSentences, noticesText } from './text.ts'

const SECTION = '/news'
const KEEPERS = ['municipalCoordinator', 'regionalCoordinator', 'administrator'] as const

const showNews = async (visit: Visit): Promise<Answer> => {
  const number = pageNumber(visit.query('page'))
  const counts = await newsCounts(visit.tx)
  return visit.page(
    { title: noticesText[visit.lang].news.title, section: SECTION },
    <NewsPage
      lang={visit.lang}
      today={visit.scope.today}
      commandKey={visit.commandKey}
      news={await newsOf(visit.tx, number)}
      page={number}
      perPage={PER_PAGE}
      all={counts.all}
      unread={counts.unread}
      keeps={nodeOfKeeper(visit.scope) !== null}
    />,
  )
}

const knownOf = ({ settings }: OwnSettings): FormValues =>
  prefilled({
    mode: settings.mode,
    hour: String(settings.hour),
    daysBefore: settings.daysBefore.join(', '),
    daysAfter: settings.daysAfter.join(', '),
    lateEvery: String(settings.lateEvery),
    mailbox: settings.mailbox,
    kind: 'digest',
    ...Object.fromEntries(
      LETTER_KINDS.flatMap((kind) => [
        [`texts.${kind}.opening`, settings.texts[kind]?.opening ?? ''],
        [`texts.${kind}.closing`, settings.texts[kind]?.closing ?? ''],
      ]),
    ),
  })

const textsIn = (values: FormValues): NoticeSettings['texts'] =>
  Object.fromEntries(
    LETTER_KINDS.map((kind) => [
      kind,
      { opening: values.text(`texts.${kind}.opening`), closing: values.text(`texts.${kind}.closing`) },
    ]),
  )

const kindIn = (values: FormValues): LetterKind =>
  LETTER_KINDS.find((kind) => kind === values.text('kind')) ?? 'digest'

/** The very letter that the typed words would make for this person, from what he has not been written about. */
const previewOf = async (visit: Visit, values: FormValues, place: string): Promise<Preview | null> => {
  const person = values.text('person')
  if (!isUuid(person)) return null
  const found = await waitingOf(visit.tx, person, addSeconds(moment(), -CATCH_UP_SECONDS))
  if (found === null) return null
  const kind = kindIn(values)
  const counts: Partial<Record<keyof Counts, number>> = {}
  for (const { code, number } of found.waiting)
    if (kind === 'digest' || kind === kindOf(code))
      counts[kindOf(code)] = kind === 'digest' ? (counts[kindOf(code)] ?? 0) + number : 1
  const sample = Object.keys(counts).length === 0
  const words = noticesText.ru.letter
  const letter = composeLetter(
    kind,
    sample ? { [kind === 'digest' ? 'soon' : kind]: 1 } : counts,
    { имя: found.first, район: place, дата: shortDay(visit.scope.today), документ: '…', срок: '…' },
    { texts: textsIn(values) },
    words,
    new URL('/news', visit.c.req.url).href,
  )
  return { to: found.first, ...letter, sample }
}

const showSettings = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const owner = nodeOfKeeper(visit.scope)
  if (owner === null) return { kind: 'forbidden' }
  const wanted = typed === null ? visit.query('programme') : typed.values.text('programme')
  const own = await settingsAt(visit.tx, owner, isUuid(wanted) ? wanted : null)
  if (own === null) return { kind: 'notFound' }
  const isPreview = typed?.values.text('action') === 'preview'
  const previewed = noticesSentences[visit.lang].previewOnly
  const problems = (typed?.problems ?? []).filter(({ text }) => text !== previewed)
  return visit.page(
    {
      title: noticesText[visit.lang].settings.title,
      section: SECTION,
      wide: true,
      failed: problems.length > 0,
    },
    <SettingsPage
      lang={visit.lang}
      commandKey={visit.commandKey}
      nodeName={own.nodeName}
      programme={own.programme}
      programmes={await programmesOf(visit.tx, owner)}
      version={typed?.conflict ?? own.version}
      values={typed?.values ?? knownOf(own)}
      problems={problems}
      people={await peopleToShow(visit.tx, owner)}
      preview={isPreview && typed !== null ? await previewOf(visit, typed.values, own.nodeName) : null}
      saved={visit.query('saved') !== ''}
    />,
  )
}

/** «Что нового», and how the people of a node are written to. */
export const noticesRoutes: readonly Route[] = [
  page(SECTION, 'person', showNews),
  form(`${SECTION}/read`, 'person', {
    command: readNews,
    input: () => ({}),
    again: showNews,
    sentences: noticesSentences,
  }),
  page(`${SECTION}/settings`, KEEPERS, (visit) => showSettings(visit, null)),
  form(`${SECTION}/settings`, 'person', {
    command: keepSettings,
    input: (values) => ({
      programme: values.text('programme'),
      ...Object.fromEntries(
        ['mode', 'hour', 'daysBefore', 'daysAfter', 'lateEvery', 'mailbox'].map((name) => [
          name,
          values.text(name),
        ]),
      ),
      texts: textsIn(values),
      preview: values.text('action') === 'preview',
    }),
    again: showSettings,
    sentences: noticesSentences,
  }),
]
