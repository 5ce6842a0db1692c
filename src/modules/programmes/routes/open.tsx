import { addDays } from '../../../kernel/day.ts'
import { calendarText } from '../../../kernel/ics.ts'
import { pageNumber } from '../../../kernel/paging.ts'
import { feedText, type NewsItem } from '../../../kernel/rss.ts'
import { publicOrigin } from '../../../platform/http/origin.ts'
import {
  type Answer,
  type FrameRequest,
  NOT_FOUND,
  type Node,
  page,
  type Route,
  type Visit,
} from '../../../platform/http/visit.ts'
import { listDay } from '../domain/opening.ts'
import {
  calendarOf,
  FEED,
  ModelFace,
  OPEN,
  OpenTail,
  openModelPage,
  openProgrammePage,
  ProgrammeFace,
} from '../pages/open.tsx'
import { OpenListPage } from '../pages/open-list.tsx'
import {
  findOpenModel,
  findOpenProgramme,
  type OpenNews,
  openLines,
  openModelsOf,
  openNews,
  openSchools,
} from '../queries/open.ts'
import { programmesText } from '../text.ts'
import { hereOf } from './visiting.ts'

const A_MINUTE = 60
const FIVE_MINUTES = 300

/** An open page; whoever has not signed in may keep it for a minute. */
const openPage = async (visit: Visit, title: FrameRequest['title'], content: Node): Promise<Answer> => {
  const answer = await visit.page({ title, section: OPEN }, content)
  return visit.scope.kind === 'nobody' && answer.kind === 'page'
    ? { ...answer, keep: { seconds: A_MINUTE, isShared: false } }
    : answer
}

/** A file for programs: the same for everybody. */
const openFile = (body: string, type: string): Answer => ({
  kind: 'response',
  response: new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } }),
  keep: { seconds: FIVE_MINUTES, isShared: true },
})

const showList = async (visit: Visit): Promise<Answer> => {
  const here = hereOf(visit)
  const asked = { text: visit.query('text').trim().slice(0, 100), page: pageNumber(visit.query('page')) }
  const lines = await visit.openly((tx) => openLines(tx, asked.text, asked.page))
  return openPage(visit, here.t.open.title, <OpenListPage here={here} lines={lines} {...asked} />)
}

const showProgramme = async (visit: Visit): Promise<Answer> => {
  const found = await visit.openly(async (tx) => {
    const programme = await findOpenProgramme(tx, visit.param('id'))
    return programme && { programme, models: await openModelsOf(tx, programme.id) }
  })
  if (found === null) return NOT_FOUND
  const here = hereOf(visit)
  return openPage(
    visit,
    found.programme.shortName,
    <>
      <ProgrammeFace here={here} {...found} />
      <OpenTail here={here} />
    </>,
  )
}

const showModel = async (visit: Visit): Promise<Answer> => {
  const here = hereOf(visit)
  const at = pageNumber(visit.query('page'))
  const found = await visit.openly(async (tx) => {
    const model = await findOpenModel(tx, visit.param('id'))
    if (model === null) return null
    const on = listDay(model, here.today)
    const programme = await findOpenProgramme(tx, model.programme)
    return { model, programme, on, schools: await openSchools(tx, model.id, on, at) }
  })
  if (found === null) return NOT_FOUND
  return openPage(
    visit,
    found.model.municipality,
    <>
      <ModelFace here={here} {...found} page={at} />
      <OpenTail here={here} />
    </>,
  )
}

const giveCalendar = async (visit: Visit): Promise<Answer> => {
  const programme = await visit.openly((tx) => findOpenProgramme(tx, visit.param('id')))
  if (programme === null || programme.stages.length === 0) return NOT_FOUND
  const events = programme.stages.map((stage) => ({
    id: stage.id,
    from: stage.from,
    to: addDays(stage.until, -1),
    title: stage.name,
    note: stage.brings,
    address: `${publicOrigin()}${openProgrammePage(programme.id)}`,
  }))
  return openFile(calendarText(programme.shortName, events, programme.changedAt), 'text/calendar')
}

/** News are Russian, as the things they tell of. */
const itemOf = (news: OpenNews): NewsItem => {
  const isModel = news.kind === 'model'
  return {
    title: isModel ? `${news.municipality}: ${news.name}` : news.name,
    words: `${news.region}, ${programmesText.ru.states[news.state]}`,
    address: `${publicOrigin()}${isModel ? openModelPage(news.id) : openProgrammePage(news.id)}`,
    id: `${news.id}:${news.at}`,
    at: news.at,
  }
}

const giveFeed = async (visit: Visit): Promise<Answer> => {
  const words = programmesText.ru.open
  const news = await visit.openly(openNews)
  const channel = {
    title: words.title,
    words: words.feedWords,
    address: `${publicOrigin()}${OPEN}`,
    self: `${publicOrigin()}${FEED}`,
  }
  return openFile(feedText(channel, news.map(itemOf)), 'application/rss+xml')
}

/** What everybody sees without signing in. */
export const openRoutes: readonly Route[] = [
  page(OPEN, 'anyone', showList),
  page(FEED, 'anyone', giveFeed),
  page(openProgrammePage(':id'), 'anyone', showProgramme),
  page(calendarOf(':id'), 'anyone', giveCalendar),
  page(openModelPage(':id'), 'anyone', showModel),
]
